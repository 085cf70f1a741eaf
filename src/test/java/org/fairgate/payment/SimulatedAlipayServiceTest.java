package org.fairgate.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.alipay.Alipay;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.TestWire;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.PayOptions;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.SimulatorOptions;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.sms.SmsOptions;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** An order, our Alipay, and the simulated one at the other end of the wire, which sends no message at all. */
@Tag("R-PAY-7")
@Timeout(120)
class SimulatedAlipayServiceTest {
    private static final String APP = "2021000000000000";
    private static final String SELLER = "2088000000000000";

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PaymentStage stage = new PaymentStage(DATABASE, directory);
    private final Simulator simulator = simulator();
    private final Attempts attempts = stage.attempts(Map.of(GatewayName.ALIPAY, new Alipay(wire())));
    private final Order order = stage.orders.order(1);

    private Simulator simulator() {
        AlipayOptions merchant = AlipayOptions.merchant(APP, SELLER, TestKeys.THEIRS, TestKeys.OURS.getPublic());
        return Simulator.start(
                        DATABASE.vertx(),
                        stage.clock,
                        new SecureRandom(),
                        SimulatorOptions.anyPorts(SmsOptions.withKey("key", "secret"))
                                .withPay(PayOptions.NONE.with(merchant).steppedByHand()))
                .await();
    }

    private Wire wire() {
        GatewaySettings.Alipay alipay = new GatewaySettings.Alipay(
                simulator.addresses().http() + "/alipay/gateway.do",
                APP,
                SELLER,
                TestKeys.secret(TestKeys.OURS),
                TestKeys.base64(TestKeys.THEIRS.getPublic()));
        return TestWire.of(
                DATABASE.vertx(),
                stage.clock,
                Duration.ofSeconds(2),
                usual -> usual.with(TestWire.BASE, alipay, usual.wechatpay(), usual.unionpay()));
    }

    @AfterEach
    void stop() {
        simulator.stop().await();
    }

    private Payment start() {
        return attempts.service().start(order.key(), Channel.ALIPAY).await();
    }

    private void pay(Payment payment) {
        assertThat(simulator
                        .pay()
                        .pay(PayGateway.ALIPAY, payment.number(), FaultPlan.once(PayFault.LOST))
                        .await())
                .isPresent();
    }

    private void live(Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 10) {
            stage.clock.advance(Duration.ofSeconds(10));
            Object unused = attempts.askings().get(0).runOnce().await();
        }
    }

    @Test
    void aCodeIsPaidAndItsMessageLostAndTheOrderIsPaidAllTheSame() {
        Payment payment = start();
        assertThat(payment.code()).isPresent();
        pay(payment);
        live(Duration.ofSeconds(10));
        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    void aCodeThatNobodyScannedIsNoHindranceToCancelling() {
        Payment payment = start();
        assertThat(attempts.ending()
                        .cancel(order.key().unit(), order.key().order())
                        .await()
                        .state())
                .isEqualTo(OrderState.CANCELLED);
        assertThat(stage.read(payment).state()).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    @Tag("R-PAY-6")
    void whatWasPaidBeforeItWasCancelledIsPaid() {
        pay(start());
        assertThat(attempts.ending()
                        .cancel(order.key().unit(), order.key().order())
                        .await()
                        .state())
                .isEqualTo(OrderState.PAID);
    }

    @Test
    void whileAlipayIsIllThePaymentIsUnknownAndWithinTwoMinutesOfItsRecoveryItHasItsCode() {
        for (PayFault fault : new PayFault[] {PayFault.SERVER_ERROR, PayFault.GARBAGE, PayFault.FORGED_ANSWER}) {
            simulator.pay().failNext(PayGateway.ALIPAY, fault);
            Order ill = stage.orders.order(1);
            Payment doubtful =
                    attempts.service().start(ill.key(), Channel.ALIPAY).await();
            assertThat(doubtful.state()).as(fault.name()).isEqualTo(PaymentState.UNKNOWN);

            live(Duration.ofMinutes(2));

            Payment open = stage.read(doubtful);
            assertThat(open.state()).as(fault.name()).isEqualTo(PaymentState.OPEN);
            assertThat(open.code()).isPresent();
            assertThat(open.number()).isEqualTo(doubtful.number());
        }
    }
}
