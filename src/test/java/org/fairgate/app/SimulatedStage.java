package org.fairgate.app;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.wire.TestWire;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.notice.Pace;
import org.fairgate.simulator.sms.SmsOptions;
import org.fairgate.testing.TestClock;

/** One of our gateways and the simulator of the other side, with nothing between them but HTTP. */
final class SimulatedStage implements AutoCloseable {
    static final String NUMBER = "FG260901ABCDEFGH01";
    static final LocalDate DAY = LocalDate.parse("2026-09-01");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final TestClock clock = new TestClock();
    final Simulator simulator;
    final Gateway gateway;
    final WebClient browser;
    private final Vertx vertx = Vertx.vertx();
    private final List<Incoming> told = new CopyOnWriteArrayList<>();
    private volatile boolean believed = true;

    /**
     * @param merchant makes us known to the simulator
     * @param settings points our gateway at the simulator
     * @param maker builds our gateway
     */
    SimulatedStage(
            UnaryOperator<PayOptions> merchant,
            BiFunction<Simulator, GatewaySettings, GatewaySettings> settings,
            BiFunction<Wire, TestClock, Gateway> maker) {
        PayOptions pay = merchant.apply(PayOptions.at(Pace.REAL).steppedByHand());
        SimulatorOptions options =
                SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret")).withPay(pay);
        simulator = Simulator.start(vertx, clock, new SecureRandom(), options).await();
        browser = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
        HttpServer us = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    told.add(new Incoming(MultiMap.caseInsensitiveMultiMap().addAll(request.headers()), body));
                    request.response().setStatusCode(believed ? 200 : 400).end(believed ? "success" : "");
                }))
                .listen(0, "127.0.0.1")
                .await();
        String base = "http://127.0.0.1:" + us.actualPort();
        gateway = maker.apply(
                TestWire.of(vertx, clock, PATIENCE, usual -> {
                    GatewaySettings pointed = settings.apply(simulator, usual);
                    return pointed.with(base, pointed.alipay(), pointed.wechatpay(), pointed.unionpay());
                }),
                clock);
    }

    static PaymentOrder order(Channel channel) {
        Instant sent = TestClock.START;
        return new PaymentOrder(NUMBER, channel, Fen.of(20000), "专业观众证件费 2 人", sent, sent.plus(Duration.ofMinutes(30)));
    }

    static RefundOrder refund(Channel channel, String tradeNo) {
        return new RefundOrder(order(channel).ref(), tradeNo, NUMBER + "01", Fen.of(5000), "订单已取消", TestClock.START);
    }

    /** Somebody pays; complete when we were told. */
    void pay(PayGateway at) {
        var unused = simulator.pay().pay(at, NUMBER).await().orElseThrow();
    }

    /** Turns the clock on; what is due by then is done. */
    void advance(Duration time) {
        clock.advance(time);
        simulator.pay().runDue().await();
    }

    /** How we answer messages from now on. */
    void answersRightly(boolean rightly) {
        believed = rightly;
    }

    Incoming told() {
        return told.get(told.size() - 1);
    }

    @Override
    public void close() {
        simulator.stop().await();
        vertx.close().await(); // not chained: a stage of the chain would wait for an event loop that is gone
    }
}
