package org.fairgate.payment.bill;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.fairgate.kernel.Fen;
import org.fairgate.order.OrderStage;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.Attempts;
import org.fairgate.payment.alipay.Alipay;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.payment.wechatpay.WechatPay;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.TestWire;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.sms.SmsOptions;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;

/** Orders that are paid at the simulated Alipay and WeChat Pay, whose bills are fetched, and an empty ledger to begin with. */
final class BillStage implements AutoCloseable {
    private static final String APP = "2021000000000000";
    private static final String SELLER = "2088000000000000";
    private static final String MERCHANT = "1900007291";
    private static final String WECHAT_APP = "wxd678efh567hg6787";
    private static final String SERIAL = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB";
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";

    /** The day on which the tests begin, in Beijing. */
    static final LocalDate DAY = LocalDate.ofInstant(TestClock.START, BillDay.BEIJING);

    final TestDatabase database;
    final OrderStage orders;
    final TestClock clock;
    final Map<GatewayName, Gateway> gateways = new EnumMap<>(GatewayName.class);
    final Payments payments;
    final Booker booker;
    final Simulator simulator;
    final Node node;

    BillStage(TestDatabase database, Path directory) {
        this.database = database;
        var unused = database.sql("""
                TRUNCATE gateway_bill, gateway_bill_line, bill_difference, payment, payment_trade_claim, odd_payment,
                    owed_refund""");
        this.orders = new OrderStage(database, directory);
        this.clock = orders.units.clock;
        this.payments = new Payments(clock);
        this.booker = new Booker(orders.orders, orders.units.ids, clock);
        PayOptions pay = PayOptions.NONE
                .with(AlipayOptions.merchant(APP, SELLER, TestKeys.THEIRS, TestKeys.OURS.getPublic()))
                .with(new WechatPayOptions(
                        new WechatMerchant(WECHAT_APP, MERCHANT, SERIAL, TestKeys.OURS.getPublic(), API_KEY),
                        TestKeys.THEIRS))
                .steppedByHand();
        this.simulator = Simulator.start(
                        database.vertx(),
                        clock,
                        new SecureRandom(),
                        SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret"))
                                .withPay(pay))
                .await();
        Wire wire = TestWire.of(database.vertx(), clock, Duration.ofSeconds(10), this::pointed);
        gateways.put(GatewayName.ALIPAY, new Alipay(wire));
        gateways.put(GatewayName.WECHATPAY, new WechatPay(wire, orders.units.ids));
        this.node = node(gateways);
    }

    private GatewaySettings pointed(GatewaySettings usual) {
        String address = simulator.addresses().http();
        X509Certificate certificate = simulator.wechatpay().orElseThrow().certificate();
        String serial = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        return usual.with(
                "http://localhost",
                new GatewaySettings.Alipay(
                        address + "/alipay/gateway.do",
                        APP,
                        SELLER,
                        TestKeys.secret(TestKeys.OURS),
                        TestKeys.base64(TestKeys.THEIRS.getPublic())),
                new GatewaySettings.WechatPay(
                        address + "/wechatpay",
                        MERCHANT,
                        WECHAT_APP,
                        SERIAL,
                        TestKeys.secret(TestKeys.OURS),
                        new Secret(API_KEY),
                        List.of(serial + "=" + TestKeys.base64(certificate.getPublicKey()))),
                usual.unionpay());
    }

    /** What one node has. */
    record Node(Attempts attempts, Bills bills) {}

    /** Alipay as our service calls it. */
    Gateway alipay() {
        return Objects.requireNonNull(gateways.get(GatewayName.ALIPAY));
    }

    /** What a call to a gateway becomes. */
    interface Between {
        Object call(String method, Supplier<Object> call);
    }

    /** The gateways with something between us and them. */
    Map<GatewayName, Gateway> reached(Between between) {
        Map<GatewayName, Gateway> reached = new EnumMap<>(GatewayName.class);
        gateways.forEach((name, gateway) -> reached.put(name, (Gateway) Proxy.newProxyInstance(
                Gateway.class.getClassLoader(),
                new Class<?>[] {Gateway.class},
                (proxy, method, arguments) -> between.call(method.getName(), () -> {
                    try {
                        return method.invoke(gateway, arguments);
                    } catch (IllegalAccessException | InvocationTargetException e) {
                        throw new IllegalStateException(e);
                    }
                }))));
        return reached;
    }

    /** The answer of a gateway that is not there. */
    static <T> Future<T> away() {
        return Future.failedFuture(new GatewayUnknown("away"));
    }

    /** A node that reaches these gateways. */
    Node node(Map<GatewayName, Gateway> reached) {
        Attempts attempts = new Attempts(
                new Attempts.Tools(database.vertx(), database.db(), clock, orders.units.ids, new SimpleMeterRegistry()),
                new Attempts.Sources(orders.orders, orders.units.editions, payments, booker),
                reached,
                database.settings().payment());
        Bills bills = new Bills(
                new Bills.Tools(database.db(), clock, orders.units.ids, new SimpleMeterRegistry()),
                new Bills.Sources(orders.orders, payments, orders.units.audit, attempts.proving()),
                reached,
                database.settings().payment().bills());
        return new Node(attempts, bills);
    }

    /** A code for a new order of one person. */
    Payment open(Channel channel) {
        return node.attempts().service().start(orders.order(1).key(), channel).await();
    }

    /** A success at Alipay for an order that WeChat Pay's has paid: it is owed back, under its number and 90. */
    Payment paidTwice() {
        OrderKey order = orders.order(1).key();
        Payment first =
                node.attempts().service().start(order, Channel.WECHATPAY).await();
        Trade booked = payUnheard(first);
        Payment second = node.attempts().service().start(order, Channel.ALIPAY).await();
        Trade owed = payUnheard(second);
        book(first, booked.tradeNo(), first.amount(), clock.instant());
        book(second, owed.tradeNo(), second.amount(), clock.instant());
        return second;
    }

    /** Somebody pays it, and we are not told. */
    @CanIgnoreReturnValue
    Trade payUnheard(Payment payment) {
        return payUnheard(payment.channel().gateway(), payment.number());
    }

    /** The same, by the gateway's and our number. */
    @CanIgnoreReturnValue
    Trade payUnheard(GatewayName gateway, String number) {
        return simulator
                .pay()
                .pay(PayGateway.valueOf(gateway.name()), number, FaultPlan.once(PayFault.LOST))
                .await()
                .orElseThrow();
    }

    /** Somebody pays it, and we hear of it. */
    @CanIgnoreReturnValue
    Payment paid(Channel channel) {
        Payment payment = open(channel);
        Trade trade = payUnheard(payment);
        book(payment, trade.tradeNo(), payment.amount(), clock.instant());
        return payment;
    }

    /** A gateway tells us this, true or not. */
    void book(Payment payment, String tradeNo, Fen amount, Instant at) {
        Capture capture = new Capture(
                payment.channel().gateway(), payment.number(), tradeNo, amount, "CNY", at, Optional.empty());
        var unused = database.db().tx(tx -> booker.book(tx, List.of(capture))).await();
    }

    /** A quarter past ten on the next morning, when yesterday's bills are there. */
    void nextMorning() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BillDay.BEIJING);
        clock.set(today.plusDays(1).atTime(10, 15).atZone(BillDay.BEIJING).toInstant());
    }

    /** Takes every bill that is due. */
    void rounds() {
        rounds(node);
    }

    static void rounds(Node node) {
        int most = 100;
        while (node.bills().rounds().runOnce().await()) {
            if (most-- == 0) {
                throw new AssertionError("there is always one more bill");
            }
        }
    }

    /** What became of a day's bill. */
    BillDay day(GatewayName gateway, LocalDate day) {
        return node.bills().desk().days(day.plusDays(1)).await().stream()
                .filter(one -> one.key().equals(new BillDay.Key(gateway, day)))
                .findFirst()
                .orElseThrow();
    }

    List<Difference> differences(Difference.State state) {
        return node.bills()
                .desk()
                .differences(state, Cursor.NEWEST, 100)
                .await()
                .rows();
    }

    OrderState state(Payment payment) {
        Order order =
                orders.orders.find(payment.orderKey().unit(), payment.order()).await();
        return order.state();
    }

    @Override
    public void close() {
        simulator.stop().await();
    }
}
