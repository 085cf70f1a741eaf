package org.fairgate.payment.api;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.PaymentService;
import org.fairgate.payment.api.PaymentViews.PayerView;
import org.fairgate.payment.api.PaymentViews.PaymentView;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.payer.PayerLinks;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;

/** The JSON API of somebody who pays by a link; whoever has it may, so nothing here names a person. */
public final class PayerRoutes {
    private final PayerLinks links;
    private final PaymentService payments;
    private final OrderWatch watch;
    private final InstantSource clock;

    public PayerRoutes(PayerLinks links, PaymentService payments, OrderWatch watch, InstantSource clock) {
        this.links = links;
        this.payments = payments;
        this.watch = watch;
        this.clock = clock;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        String link = "/api/v1/payer-links/:token";
        return List.of(
                Endpoint.get(link, Access.PUBLIC, this::read),
                Endpoint.post(link + "/payments", Access.PUBLIC, this::start).with(IdempotencyRule.WITH_BODY),
                Endpoint.get(link + "/events", Access.PUBLIC, this::events));
    }

    private Future<Reply> read(Call call) {
        return links.open(call.pathParam("token"))
                .compose(payee -> payments.list(payee.order().key())
                        .map(tries -> Reply.json(PayerView.of(payee.unitName(), tries, clock.instant()))));
    }

    private Future<Reply> start(Call call) {
        Channel channel = PaymentRoutes.channel(call);
        return links.open(call.pathParam("token"))
                .compose(payee -> payments.start(payee.order().key(), channel))
                .map(payment -> Reply.json(201, PaymentView.of(payment, clock.instant())));
    }

    private Future<Reply> events(Call call) {
        return links.open(call.pathParam("token")).map(payee -> {
            OrderKey key = payee.order().key();
            return Reply.events(watch.listener(key, "payer:" + key.order()));
        });
    }
}
