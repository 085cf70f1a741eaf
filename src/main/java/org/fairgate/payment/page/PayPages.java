package org.fairgate.payment.page;

import io.vertx.core.Future;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.payment.PaymentProblem;
import org.fairgate.payment.PaymentService;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.Way;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.payer.PayerLink;
import org.fairgate.payment.payer.PayerLinks;
import org.fairgate.platform.edge.SecurityHeaders;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Pages;

/** The page on which an order is paid: by its unit, or by somebody who has a link (R-PAY-4). */
public final class PayPages {
    private static final String PAY = "/orders/:orderId/pay";
    private static final String PAYER = "/pay/:token";

    private final Pages pages;
    private final PaymentService payments;
    private final PayerLinks links;
    private final InstantSource clock;

    public PayPages(Pages pages, PaymentService payments, PayerLinks links, InstantSource clock) {
        this.pages = pages;
        this.payments = payments;
        this.links = links;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PAY, Access.UNIT, call -> unit(call, Shown.PLAIN)),
                Endpoint.post(PAY, Access.UNIT, this::startByUnit),
                Endpoint.post(PAY + "/link", Access.UNIT, this::makeLink),
                Endpoint.get(PAYER, Access.PUBLIC, call -> payer(call, Shown.PLAIN)),
                Endpoint.post(PAYER, Access.PUBLIC, this::startByPayer));
    }

    /**
     * What the page shows beside the order.
     *
     * @param refused why the last thing was refused
     * @param link that was just made; its token is seen this once
     */
    private record Shown(Optional<Problem> refused, Optional<PayerLink> link) {
        static final Shown PLAIN = new Shown(Optional.empty(), Optional.empty());

        static Shown refused(Problem problem) {
            return new Shown(Optional.of(problem), Optional.empty());
        }
    }

    private Future<Reply> unit(Call call, Shown shown) {
        OrderKey key = order(call);
        String link = "/orders/" + key.order() + "/pay";
        return payments.list(key)
                .map(tries ->
                        draw(call, view(call, tries, link, "/api/v1/orders/" + key.order()), Optional.empty(), shown));
    }

    private Future<Reply> payer(Call call, Shown shown) {
        String token = call.pathParam("token");
        return links.open(token)
                .compose(payee -> payments.list(payee.order().key())
                        .map(tries -> draw(
                                call,
                                view(call, tries, "/pay/" + token, "/api/v1/payer-links/" + token),
                                Optional.of(payee.unitName()),
                                shown)))
                .recover(cause -> cause instanceof Problem problem && problem.refusal() == PaymentProblem.NO_SUCH_LINK
                        ? Future.succeededFuture(
                                Pages.refusedAs(pages.show(call, "payment/payer-gone.jte", Map.of()), problem))
                        : Future.failedFuture(cause));
    }

    private PayView view(Call call, PaymentService.Tries tries, String link, String api) {
        Optional<Channel> channel =
                call.query("channel").or(() -> call.field("channel")).flatMap(PayPages::channel);
        Optional<Way> asked = channel.map(Way::of).or(() -> call.query("way").flatMap(PayPages::way));
        Way way = asked.orElseGet(() ->
                Way.open(tries.edition(), clock.instant()).stream().findFirst().orElse(Way.SCAN));
        return new PayView(tries, link, api, new PayView.Choice(way, channel, asked.isPresent()), clock.instant());
    }

    private Reply draw(Call call, PayView view, Optional<String> payee, Shown shown) {
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("payee", payee);
        model.put("made", shown.link());
        model.put("wrong", shown.refused().map(problem -> pages.context(call).firstOf(problem)));
        Reply drawn = withBank(pages.show(call, "payment/pay.jte", model), view.form());
        return shown.refused().map(problem -> Pages.refusedAs(drawn, problem)).orElse(drawn);
    }

    /** The form that leads to the bank is sent to another site than ours. */
    private static Reply withBank(Reply page, Optional<Opened.BankForm> form) {
        return form.map(Opened.BankForm::url)
                .map(URI::create)
                .map(bank -> page.withHeader(
                        "Content-Security-Policy",
                        SecurityHeaders.POLICY.replace(
                                "form-action 'self'",
                                "form-action 'self' " + bank.getScheme() + "://" + bank.getAuthority())))
                .orElse(page);
    }

    private Future<Reply> startByUnit(Call call) {
        OrderKey key = order(call);
        return started(
                call,
                channel -> payments.start(key, channel),
                "/orders/" + key.order() + "/pay",
                problem -> unit(call, Shown.refused(problem)));
    }

    private Future<Reply> startByPayer(Call call) {
        String token = call.pathParam("token");
        return started(
                call,
                channel -> links.open(token)
                        .compose(payee -> payments.start(payee.order().key(), channel)),
                "/pay/" + token,
                problem -> payer(call, Shown.refused(problem)));
    }

    private static Future<Reply> started(
            Call call, Function<Channel, Future<?>> start, String page, Function<Problem, Future<Reply>> otherwise) {
        Optional<Channel> wanted = call.field("channel").flatMap(PayPages::channel);
        return wanted.map(channel -> start.apply(channel)
                        .map(done -> Reply.seeOther(page + "?channel=" + channel.code() + "#paying"))
                        .recover(cause -> cause instanceof Problem problem
                                ? otherwise.apply(problem)
                                : Future.failedFuture(cause)))
                .orElseGet(() -> otherwise.apply(HttpProblem.BAD_REQUEST.problem()));
    }

    private Future<Reply> makeLink(Call call) {
        return links.make(order(call))
                .compose(link -> unit(call, new Shown(Optional.empty(), Optional.of(link))))
                .recover(cause ->
                        cause instanceof Problem problem && problem.refusal().status() != 404
                                ? unit(call, Shown.refused(problem))
                                : Future.failedFuture(cause));
    }

    private static Optional<Channel> channel(String code) {
        try {
            return Optional.of(Channel.parse(code));
        } catch (InvalidValue unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Way> way(String code) {
        return Arrays.stream(Way.values())
                .filter(way -> way.code().equals(code))
                .findFirst();
    }

    private static OrderKey order(Call call) {
        return new OrderKey(
                call.caller().unit(), call.pathParam("orderId", OrderId::parse, OrderProblem.NO_SUCH_ORDER));
    }
}
