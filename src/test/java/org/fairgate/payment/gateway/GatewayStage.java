package org.fairgate.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.wire.ScriptedReply;
import org.fairgate.payment.wire.ScriptedServer;
import org.fairgate.payment.wire.TestWire;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.SettingsLoader;
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
        GatewaySettings settings(GatewaySettings usual, Simulator simulator);

        /** The same settings of others who could be told our news: another merchant, another application. */
        List<GatewaySettings> others(GatewaySettings ours);

        /** Ours. */
        Gateway gateway(Wire wire);

        /** How long after it was sent a payment that nobody paid can be closed for certain. */
        default Duration closableAfter() {
            return Duration.ZERO;
        }
    }

    public final TestClock clock = new TestClock();
    public final Gateway gateway;
    public final Payers payers;
    public final Simulator simulator;
    /** What came, believed or not. */
    public final List<Incoming> messages = new CopyOnWriteArrayList<>();
    /** What was believed. */
    public final List<Notice> notices = new CopyOnWriteArrayList<>();
    /** Why others were not. */
    public final List<String> refused = new CopyOnWriteArrayList<>();

    final Side side;
    private final Vertx vertx = Vertx.vertx();
    private final WebClient browser = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    private final String callbacks;

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
        ScriptedServer server = ScriptedServer.start(vertx);
        this.callbacks = server.url("");
        this.gateway = gateway(UnaryOperator.identity());
        this.payers = simulator.pay();
        server.script((seen, response) -> {
            Answer answer = receive(new Incoming(seen.headers(), seen.body()));
            ScriptedReply.plain(answer.status(), answer.body()).send(response);
        });
    }

    private Gateway gateway(UnaryOperator<GatewaySettings> change) {
        return side.gateway(
                TestWire.of(vertx, clock, PATIENCE, usual -> change.apply(side.settings(called(usual), simulator))));
    }

    private GatewaySettings called(GatewaySettings settings) {
        return settings.with(callbacks, settings.alipay(), settings.wechatpay(), settings.unionpay());
    }

    /** Gateways that know what ours knows and are somebody else's. */
    List<Gateway> others() {
        GatewaySettings usual = SettingsLoader.load(List.of(), Map.of()).gateways();
        return side.others(side.settings(called(usual), simulator)).stream()
                .map(other -> gateway(ours -> other))
                .toList();
    }

    private Answer receive(Incoming message) {
        messages.add(message);
        try {
            notices.add(gateway.read(message));
            return gateway.received();
        } catch (BadMessage bad) {
            refused.add(bad.code());
            return gateway.refused();
        }
    }

    public PayGateway simulated() {
        return side.simulated();
    }

    /** The n-th payment of this test. */
    public PaymentOrder order(int n) {
        return new PaymentOrder(
                "FG260901ABCDEFGH0" + n,
                side.channel(),
                AMOUNT,
                "进博会专业观众证件",
                clock.instant(),
                clock.instant().plus(Duration.ofMinutes(30)));
    }

    /** Opens a payment, and where it is a form, a browser takes it to the bank's page. */
    public Opened open(PaymentOrder order) {
        Opened opened = gateway.open(order).await();
        if (opened instanceof Opened.BankForm form) {
            var bank = browser.postAbs(form.url())
                    .sendForm(MultiMap.caseInsensitiveMultiMap().addAll(form.fields()))
                    .await();
            assertThat(bank.statusCode()).isEqualTo(303);
        }
        return opened;
    }

    /** The message that came last. */
    public Incoming told() {
        return messages.get(messages.size() - 1);
    }

    /** Time goes on, and what is due by then happens. */
    public void advance(Duration time) {
        clock.advance(time);
        payers.runDue().await();
    }

    /** Half of the money back. */
    RefundOrder half(PaymentOrder order, String tradeNo) {
        return refund(order, tradeNo, 1, AMOUNT.value() / 2);
    }

    /** The n-th refund of this payment. */
    RefundOrder refund(PaymentOrder order, String tradeNo, int n, long fen) {
        return new RefundOrder(order.ref(), tradeNo, order.number() + "0" + n, Fen.of(fen), "退款", clock.instant());
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    void stop() {
        simulator.stop().await();
        vertx.close().await();
    }
}
