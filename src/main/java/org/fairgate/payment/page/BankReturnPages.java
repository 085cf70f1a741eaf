package org.fairgate.payment.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.kernel.Role;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Channel;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;
import org.fairgate.platform.security.Principal;

/**
 * Where a bank's page sends the payer's browser back to ({@code gateways.unionpay.returnUrl}). What the browser carries
 * proves nothing (R-PAY-6): it only tells which page to show, and money is booked by the gateway's own message.
 */
public final class BankReturnPages {
    private static final String PATH = "/payments/return";
    private static final int MOST_CARRIED = 16 * 1024;

    /** A payment's number: that of its order and two digits. It stands in a form as it is. */
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)orderId=([A-Z0-9]{16})[0-9]{2}(?:&|$)");

    private final Pages pages;
    private final Db db;
    private final OrderService orders;

    public BankReturnPages(Pages pages, Db db, OrderService orders) {
        this.pages = pages;
        this.db = db;
        this.orders = orders;
    }

    /** All routes. The form is sent by a bank's page, so it comes without our cookies. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(PATH, Access.PUBLIC, this::arrive).with(BodyRule.raw(MOST_CARRIED)),
                Endpoint.get(PATH, Access.PUBLIC, this::show));
    }

    private Future<Reply> arrive(Call call) {
        Matcher carried = NUMBER.matcher(call.body().toString());
        return Future.succeededFuture(Reply.seeOther(carried.find() ? PATH + "?order=" + carried.group(1) : PATH));
    }

    /** The unit goes on to its order; whoever paid by a link has seen all there is. */
    private Future<Reply> show(Call call) {
        Optional<String> number = call.query("order").filter(text -> text.matches("[A-Z0-9]{16}"));
        return located(number)
                .map(found -> found.filter(key -> isOf(key, call.principal()))
                        .map(key -> Reply.seeOther(
                                "/orders/" + key.order() + "/pay?channel=" + Channel.UNIONPAY_B2B.code()))
                        .orElseGet(() -> pages.show(call, "payment/bank-return.jte", Map.of())));
    }

    private Future<Optional<OrderKey>> located(Optional<String> number) {
        return number.map(wanted -> db.read(client -> orders.locate(client, List.of(wanted)))
                        .map(found -> Optional.ofNullable(found.get(wanted))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private static boolean isOf(OrderKey key, Optional<Principal> caller) {
        return caller.filter(principal -> principal.role() == Role.UNIT)
                .filter(unit -> unit.unit().equals(key.unit()))
                .isPresent();
    }
}
