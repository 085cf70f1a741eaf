package org.fairgate.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fairgate.edition.EditionService;
import org.fairgate.order.OrderService;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.time.Ids;

/** Everything about tries to pay, put together over the same gateways and the same ledger. */
public final class Attempts {
    private final PaymentService service;
    private final Ending ending;
    private final List<Asking> askings;
    private final Proving proving;

    /** @param gateways those that are configured; a channel of another one is refused */
    public Attempts(Tools tools, Sources sources, Map<GatewayName, Gateway> gateways, PaymentSettings settings) {
        Settling.Desk desk = new Settling.Desk(
                tools.db(), sources.orders(), sources.payments(), sources.booker(), tools.clock(), tools.metrics());
        GatewayDesk calls = new GatewayDesk(gateways, settings.callTimeout());
        OrderEnd end = new OrderEnd(tools.db(), sources.orders(), sources.payments());
        Settling settling = new Settling(desk, calls, end, settings);
        this.service = new PaymentService(
                new PaymentService.Tools(tools.vertx(), tools.ids(), sources.editions()),
                desk,
                calls,
                settling,
                settings);
        this.proving = new Proving(desk, calls, end);
        this.ending = new Ending(desk, settling, end, settings);
        this.askings = Arrays.stream(GatewayName.values())
                .map(gateway -> new Asking(gateway, desk, settling, settings))
                .toList();
    }

    /** What they work with. */
    public record Tools(Vertx vertx, Db db, InstantSource clock, Ids ids, MeterRegistry metrics) {}

    /** What they are about, and where money is booked. */
    public record Sources(OrderService orders, EditionService editions, Payments payments, Booker booker) {}

    /** Opens tries. */
    public PaymentService service() {
        return service;
    }

    /** Cancels orders and lets them run out. */
    public Ending ending() {
        return ending;
    }

    /** One for each gateway. */
    public List<Asking> askings() {
        return askings;
    }

    /** Asks about single payments. */
    public Proving proving() {
        return proving;
    }
}
