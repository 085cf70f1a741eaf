package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wechatpay.WechatPay;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.time.Ids;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our WeChat Pay against the simulated one: two readings of the same rules by two hands. */
@Timeout(60)
class SimulatedWechatPayTest {
    private static final String API_KEY = "0123456789abcdef0123456789abcdef";
    private static final String SERIAL = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB";
    private static final PaymentOrder ORDER = SimulatedStage.order(Channel.WECHATPAY);

    private final SimulatedStage stage = new SimulatedStage(
            pay -> pay.with(new WechatPayOptions(
                    new WechatMerchant("wxd678efh567hg6787", "1900007291", SERIAL, TestKeys.OURS.getPublic(), API_KEY),
                    TestKeys.THEIRS)),
            SimulatedWechatPayTest::pointed,
            (wire, clock) -> new WechatPay(wire, new Ids(clock, new SecureRandom())));

    private static GatewaySettings pointed(Simulator simulator, GatewaySettings usual) {
        X509Certificate certificate = simulator.wechatpay().orElseThrow().certificate();
        String serial = certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
        return usual.with(
                "http://localhost",
                usual.alipay(),
                new GatewaySettings.WechatPay(
                        simulator.addresses().http() + "/wechatpay",
                        "1900007291",
                        "wxd678efh567hg6787",
                        SERIAL,
                        TestKeys.secret(TestKeys.OURS),
                        new Secret(API_KEY),
                        List.of(serial + "=" + TestKeys.base64(certificate.getPublicKey()))),
                usual.unionpay());
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Capture paid() {
        assertThat(stage.gateway.open(ORDER).await()).isInstanceOf(Opened.Code.class);
        stage.pay(PayGateway.WECHATPAY);
        assertThat(stage.gateway.read(stage.told())).isInstanceOf(Notice.Paid.class);
        return ((Notice.Paid) stage.gateway.read(stage.told())).capture();
    }

    @Test
    void aPaymentIsOpenedToldAndAskedForAndBothProofsAgree() {
        assertThat(stage.gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.NotFound.class);
        assertThat(stage.gateway.open(ORDER).await())
                .isEqualTo(stage.gateway.open(ORDER).await());
        assertThat(stage.gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Waiting.class);

        Capture capture = paid();
        assertThat(capture.number()).isEqualTo(SimulatedStage.NUMBER);
        assertThat(capture.amount()).isEqualTo(Fen.of(20000));
        assertThat(capture.currency()).isEqualTo("CNY");
        assertThat(capture.paidAt()).isEqualTo(TestClock.START);
        assertThat(stage.gateway.ask(ORDER.ref()).await()).isEqualTo(new Asked.Paid(capture));
        assertThat(stage.gateway.close(ORDER.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
    }

    @Test
    void aPaymentIsClosedOnceOrTwiceAndCannotBeOpenedAgain() {
        assertThat(stage.gateway.close(ORDER.ref()).await()).isEqualTo(Closed.NOT_FOUND);
        assertThat(stage.gateway.open(ORDER).await()).isInstanceOf(Opened.Code.class);
        assertThat(stage.gateway.close(ORDER.ref()).await()).isEqualTo(Closed.DONE);
        assertThat(stage.gateway.close(ORDER.ref()).await()).isEqualTo(Closed.DONE);
        assertThat(stage.gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Ended.class);
        assertThatThrownBy(() -> stage.gateway.open(ORDER).await()).isInstanceOf(GatewayRefused.class);
    }

    @Test
    void aRefundIsPendingThenToldAndDoneHoweverOftenItIsAskedFor() {
        String tradeNo = paid().tradeNo();
        var refund = SimulatedStage.refund(Channel.WECHATPAY, tradeNo);
        assertThat(stage.gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.NOT_FOUND);
        assertThat(stage.gateway.refund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        stage.advance(Duration.ofSeconds(2));

        assertThat(stage.gateway.read(stage.told()))
                .isEqualTo(new Notice.Refunded(SimulatedStage.NUMBER, refund.number(), RefundAnswer.DONE));
        assertThat(stage.gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.DONE);
        assertThat(stage.gateway.refund(refund).await()).isEqualTo(RefundAnswer.DONE);
        assertThat(stage.gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Paid.class);
    }

    @Test
    void aRefundThatTheBankDoesNotTakeHasFailed() {
        var refund = SimulatedStage.refund(Channel.WECHATPAY, paid().tradeNo());
        stage.simulator.pay().failNext(PayGateway.WECHATPAY, PayFault.REFUND_FAILED);
        assertThat(stage.gateway.refund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        stage.advance(Duration.ofSeconds(2));

        assertThat(stage.gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.FAILED);
    }

    @Test
    void theBillHasThePaymentAndTheRefund() {
        String tradeNo = paid().tradeNo();
        var refund = SimulatedStage.refund(Channel.WECHATPAY, tradeNo);
        assertThat(stage.gateway.refund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        stage.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> stage.gateway.bill(SimulatedStage.DAY).await()).isInstanceOf(BillNotReady.class);
        stage.advance(Duration.ofHours(24));

        List<Bill.Line> lines = stage.gateway.bill(SimulatedStage.DAY).await().lines();
        assertThat(lines).extracting(Bill.Line::kind).containsExactly(Bill.Kind.PAYMENT, Bill.Kind.REFUND);
        assertThat(lines).extracting(Bill.Line::number).containsOnly(SimulatedStage.NUMBER);
        assertThat(lines).extracting(Bill.Line::tradeNo).containsOnly(tradeNo);
        assertThat(lines).extracting(Bill.Line::amount).containsExactly(Fen.of(20000), Fen.of(5000));
        assertThat(lines.get(1).refundNumber()).contains(refund.number());
    }

    @Test
    void aForgedMessageAndAProbeAreNotBelievedAndTheRightOneAfterAProbeIs() {
        assertThat(stage.gateway.open(ORDER).await()).isInstanceOf(Opened.Code.class);
        stage.answersRightly(false);
        stage.simulator.wechatpay().orElseThrow().probe(1, 0);
        stage.pay(PayGateway.WECHATPAY);
        assertThatThrownBy(() -> stage.gateway.read(stage.told())).isInstanceOf(BadMessage.class);
        stage.advance(Duration.ofSeconds(15));
        assertThat(stage.gateway.read(stage.told())).isInstanceOf(Notice.Paid.class);
    }

    @Test
    void anAnswerThatIsForgedOrAProbeSaysNothing() {
        stage.simulator
                .pay()
                .switches()
                .set(
                        PayGateway.WECHATPAY,
                        FaultPlan.once(PayFault.FORGED_ANSWER).on("open"));
        assertThatThrownBy(() -> stage.gateway.open(ORDER).await()).isInstanceOf(GatewayUnknown.class);
        stage.simulator.wechatpay().orElseThrow().probe(0, 1000);
        assertThatThrownBy(() -> stage.gateway.open(ORDER).await()).isInstanceOf(GatewayUnknown.class);
        stage.simulator.wechatpay().orElseThrow().probe(0, 0);
        assertThat(stage.gateway.open(ORDER).await()).isInstanceOf(Opened.Code.class);
    }

    @Test
    void aNewCertificateIsFetchedAndThenBelieved() {
        assertThat(stage.gateway.open(ORDER).await()).isInstanceOf(Opened.Code.class);
        stage.simulator.wechatpay().orElseThrow().rotate();
        stage.advance(Duration.ofMinutes(2));
        stage.pay(PayGateway.WECHATPAY);
        assertThatThrownBy(() -> stage.gateway.read(stage.told())).isInstanceOf(BadMessage.class);

        // the keys are fetched beside the next calls; one of them is answered after that
        Asked asked = stage.gateway
                .ask(ORDER.ref())
                .recover(unknown -> stage.gateway.ask(ORDER.ref()))
                .recover(unknown -> stage.gateway.ask(ORDER.ref()))
                .recover(unknown -> stage.gateway.ask(ORDER.ref()))
                .await();
        assertThat(asked).isInstanceOf(Asked.Paid.class);
        assertThat(stage.gateway.read(stage.told())).isInstanceOf(Notice.Paid.class);
    }
}
