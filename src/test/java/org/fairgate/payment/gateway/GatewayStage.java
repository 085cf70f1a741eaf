package org.fairgate.payment.gateway;

import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.wire.ScriptedReply;
import org.fairgate.payment.wire.ScriptedServer;
import org.fairgate.payment.wire.TestWire;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.pay.Payers;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.sms.SmsOptions;
import org.fairgate.testing.TestClock;

/** A gateway of ours, the simulated one that it calls, and where the simulated one sends its messages. */
public final class GatewayStage {
    static final Fen AMOUNT = Fen.of(20_000);
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** A side of one gateway: what differs between them. */
    public interface Side {
        /** Which simulated one. */
        PayGateway simulated();

        /** How payers pay. */
        Channel channel();

        /** Makes us known to the simulated one. */
        PayOptions merchant(PayOptions nobody);

        /** Points our settings at the simulated one. */
        GatewaySettings settings(GatewaySettings usual, String simulator, String notifyBase);

        /** Ours. */
        Gateway gateway(Wire wire);
    }

    final TestClock clock = new TestClock();
    final Gateway gateway;
    final Payers payers;
    /** What was believed. */
    final List<Notice> notices = new CopyOnWriteArrayList<>();
    /** Why others were not. */
    final List<String> refused = new CopyOnWriteArrayList<>();

    private final Vertx vertx = Vertx.vertx();
    private final Side side;
    private final Simulator simulator;

    /** Starts everything. */
    public GatewayStage(Side side) {
        this.side = side;
        this.simulator = Simulator.start(
                        vertx,
                        clock,
                        new SecureRandom(),
                        SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret"))
                                .withPay(side.merchant(PayOptions.NONE).steppedByHand()))
                .await();
        ScriptedServer callbacks = ScriptedServer.start(vertx);
        this.gateway = side.gateway(TestWire.of(
                vertx,
                clock,
                PATIENCE,
                usual -> side.settings(usual, simulator.addresses().http(), callbacks.url(""))));
        this.payers = simulator.pay();
        callbacks.script((seen, response) -> {
            Answer answer = receive(new Incoming(seen.headers(), seen.body()));
            ScriptedReply.plain(answer.status(), answer.body()).send(response);
        });
    }

    private Answer receive(Incoming message) {
        try {
            notices.add(gateway.read(message));
            return gateway.received();
        } catch (BadMessage bad) {
            refused.add(bad.code());
            return gateway.refused();
        }
    }

    PayGateway simulated() {
        return side.simulated();
    }

    /** The n-th payment of this test. */
    PaymentOrder order(int n) {
        return new PaymentOrder(
                "FG260901ABCDEFGH0" + n,
                side.channel(),
                AMOUNT,
                "进博会专业观众证件",
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(30)));
    }

    /** Half of the money back. */
    RefundOrder half(PaymentOrder order, String tradeNo) {
        return new RefundOrder(
                order.ref(), tradeNo, order.number() + "01", Fen.of(AMOUNT.value() / 2), "退款", clock.instant());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    void stop() {
        simulator.stop().await();
        vertx.close().await();
    }
}
