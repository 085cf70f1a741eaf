package org.fairgate.payment.api;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.payment.Ending;
import org.fairgate.payment.PaymentService;
import org.fairgate.payment.api.PaymentViews.PaymentView;
import org.fairgate.payment.api.PaymentViews.PaymentsView;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.payer.PayerLink;
import org.fairgate.payment.payer.PayerLinks;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** The JSON API of a unit's payments. */
public final class PaymentRoutes {
    private final PaymentService payments;
    private final Ending ending;
    private final PayerLinks links;
    private final OrderWatch watch;
    private final InstantSource clock;

    public PaymentRoutes(Parts parts, InstantSource clock) {
        this.payments = parts.payments();
        this.ending = parts.ending();
        this.links = parts.links();
        this.watch = parts.watch();
        this.clock = clock;
    }

    /** What the routes lead to. */
    public record Parts(PaymentService payments, Ending ending, PayerLinks links, OrderWatch watch) {}

    /** All routes. */
    public List<Endpoint> endpoints() {
        String order = "/api/v1/orders/:orderId";
        return List.of(
                Endpoint.get(order + "/payments", Access.UNIT, this::list),
                Endpoint.post(order + "/payments", Access.UNIT, this::start).with(IdempotencyRule.REQUIRED),
                Endpoint.post(order + "/cancellation", Access.UNIT, this::cancel),
                Endpoint.get(order + "/events", Access.UNIT, this::events),
                Endpoint.post(order + "/payer-links", Access.UNIT, this::link));
    }

    record NewPayment(@Nullable String channel) {}

    record EndedView(String orderId, String state) {
        static EndedView of(Order order) {
            return new EndedView(order.key().order().toString(), order.state().code());
        }
    }

    record LinkView(String token, String path, Instant expiresAt) {
        static LinkView of(PayerLink link) {
            return new LinkView(link.token(), "/pay/" + link.token(), link.expiresAt());
        }
    }

    private Future<Reply> list(Call call) {
        return payments.list(order(call)).map(tries -> Reply.json(PaymentsView.of(tries, clock.instant())));
    }

    private Future<Reply> start(Call call) {
        return payments.start(order(call), channel(call))
                .map(payment -> Reply.json(201, PaymentView.of(payment, clock.instant())));
    }

    private Future<Reply> cancel(Call call) {
        OrderKey key = order(call);
        return ending.cancel(key.unit(), key.order()).map(order -> Reply.json(EndedView.of(order)));
    }

    private Future<Reply> events(Call call) {
        OrderKey key = order(call);
        return payments.list(key).map(found -> Reply.events(watch.listener(key, "unit:" + key.unit())));
    }

    private Future<Reply> link(Call call) {
        return links.make(order(call)).map(link -> Reply.json(201, LinkView.of(link)));
    }

    /** The channel of a body; 400 when it names none. */
    static Channel channel(Call call) {
        String typed =
                Optional.ofNullable(call.json(NewPayment.class).channel()).orElse("");
        try {
            return Channel.parse(typed);
        } catch (InvalidValue notAChannel) {
            throw HttpProblem.INVALID_INPUT
                    .problem()
                    .errors(List.of(new FieldProblem("/channel", HttpProblem.INVALID_INPUT)));
        }
    }

    private static OrderKey order(Call call) {
        return new OrderKey(
                call.caller().unit(), call.pathParam("orderId", OrderId::parse, OrderProblem.NO_SUCH_ORDER));
    }
}
