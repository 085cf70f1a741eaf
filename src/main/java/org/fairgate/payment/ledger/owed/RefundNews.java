package org.fairgate.payment.ledger.owed;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.RefundAnswer;

/** Keeps what gateways say of refunds that the system owes, whoever heard it: a callback or a bill (R-PAY-6, 7). */
public final class RefundNews {
    /** Ours: the payment's number and two digits. */
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{20}");

    private static final int ORDER_NUMBER = 16;

    private final OrderService orders;
    private final OwedStore store = new OwedStore();

    public RefundNews(OrderService orders) {
        this.orders = orders;
    }

    /**
     * What a gateway said.
     *
     * @param number of the refund, as the gateway told it
     */
    public record Heard(GatewayName gateway, String number, RefundAnswer answer, Instant at) {}

    /**
     * Writes it down beside the refunds that it is about. What is about none of ours, or of another gateway's, or behind what
     * is known changes nothing. Comes last in its transaction, after orders and payments.
     */
    public Future<Void> keep(SqlClient tx, List<Heard> heard) {
        List<Heard> ours = heard.stream()
                .filter(one -> NUMBER.matcher(one.number()).matches())
                .toList();
        return ours.isEmpty()
                ? Future.succeededFuture()
                : orders.locate(tx, ours.stream().map(RefundNews::order).collect(Collectors.toSet()))
                        .compose(found -> store.hold(tx, owners(ours, found)))
                        .compose(held -> store.tell(tx, news(held, ours)));
    }

    private static String order(Heard heard) {
        return heard.number().substring(0, ORDER_NUMBER);
    }

    private static Map<String, UnitId> owners(Collection<Heard> heard, Map<String, OrderKey> orders) {
        Map<String, UnitId> owners = new HashMap<>();
        heard.forEach(one ->
                Optional.ofNullable(orders.get(order(one))).ifPresent(key -> owners.put(one.number(), key.unit())));
        return owners;
    }

    private static Map<OwedRefund, Told> news(List<OwedRefund> held, List<Heard> heard) {
        Map<OwedRefund, Told> news = new HashMap<>();
        held.forEach(refund -> heard.stream()
                .filter(one -> one.number().equals(refund.number()) && one.gateway() == refund.gateway())
                .flatMap(one -> Told.Word.of(one.answer()).map(word -> new Told(word, one.at())).stream())
                .max(Comparator.comparing(Told::word))
                .filter(told -> isNews(told, refund))
                .ifPresent(told -> news.put(refund, told)));
        return news;
    }

    private static boolean isNews(Told told, OwedRefund refund) {
        return refund.told()
                .filter(known -> known.word().compareTo(told.word()) >= 0)
                .isEmpty();
    }
}
