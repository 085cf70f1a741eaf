package org.fairgate.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.fairgate.order.OrderStage;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;

/** Orders that can be paid at gateways which do what the test says. */
public final class PaymentStage {
    public final TestDatabase database;
    public final OrderStage orders;
    public final TestClock clock;
    public final SwitchedGateway alipay;
    public final SwitchedGateway wechatpay;
    public final SwitchedGateway unionpay;
    public final Attempts attempts;
    public final Payments payments;
    public final Booker booker;
    final PaymentSettings settings;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    public PaymentStage(TestDatabase database, Path directory) {
        this.database = database;
        this.orders = new OrderStage(database, directory);
        this.clock = orders.units.clock;
        this.settings = database.settings().payment();
        Map<GatewayName, Gateway> gateways = new EnumMap<>(GatewayName.class);
        this.alipay = gateway(gateways, GatewayName.ALIPAY);
        this.wechatpay = gateway(gateways, GatewayName.WECHATPAY);
        this.unionpay = gateway(gateways, GatewayName.UNIONPAY);
        this.payments = new Payments(clock);
        this.booker = new Booker(orders.orders, orders.units.ids, clock);
        this.attempts = attempts(gateways);
        // what other tests of the class left behind is nobody's concern here
        var unused = database.sql("UPDATE payment SET ask_at = NULL");
        var unusedToo = database.sql(
                "UPDATE badge_order SET expires_at = expires_at + interval '1 year' WHERE state = 'unpaid'");
    }

    private SwitchedGateway gateway(Map<GatewayName, Gateway> gateways, GatewayName name) {
        SwitchedGateway made = new SwitchedGateway(name);
        gateways.put(name, made);
        return made;
    }

    /** The same over other gateways. */
    Attempts attempts(Map<GatewayName, Gateway> gateways) {
        return new Attempts(
                new Attempts.Tools(database.vertx(), database.db(), clock, orders.units.ids, metrics),
                new Attempts.Sources(orders.orders, orders.units.editions, payments, booker),
                gateways,
                settings);
    }

    /** Another node on the same database and gateways. */
    Attempts anotherNode() {
        return attempts(Map.of(
                GatewayName.ALIPAY, alipay,
                GatewayName.WECHATPAY, wechatpay,
                GatewayName.UNIONPAY, unionpay));
    }

    Payment start(Order order, Channel channel) {
        return attempts.service().start(order.key(), channel).await();
    }

    /** The payment as its row says. */
    Payment read(Payment payment) {
        return database.db()
                .read(client -> payments.find(client, payment.key()))
                .await()
                .orElseThrow();
    }

    OrderState state(Order order) {
        return orders.read(order).state();
    }

    /** One round of every gateway and of ending. */
    void round() {
        round(attempts);
    }

    private static void round(Attempts node) {
        node.askings().forEach(asking -> assertDone(asking.runOnce()));
        assertDone(node.ending().runOnce());
    }

    private static void assertDone(Future<Boolean> round) {
        var unused = round.await();
    }

    /** Goes on for so long, with a round every ten seconds. */
    void live(Duration time) {
        live(attempts, time);
    }

    /** The same by another node. */
    void live(Attempts node, Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(Duration.ofSeconds(10));
            round(node);
        }
    }

    /** How many refunds are owed for the payment. */
    long owed(Payment payment) {
        return database.count(
                "SELECT count(*) FROM owed_refund WHERE unit_id = $1 AND payment_id = $2",
                payment.key().unit().value(),
                payment.key().payment().value());
    }
}
