package org.fairgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.unionpay.UnionPay;
import org.fairgate.payment.unionpay.ZmFile;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our UnionPay against the simulated one: two readings of the same rules by two hands. */
@Timeout(60)
class SimulatedUnionPayTest {
    private static final String MERCHANT = "777290058110048";
    private static final String CERT_ID = "68759585097";
    private static final PaymentOrder CODE = SimulatedStage.order(Channel.UNIONPAY_QR);
    private static final PaymentOrder FORM = SimulatedStage.order(Channel.UNIONPAY_B2B);

    private final SimulatedStage stage = new SimulatedStage(
            pay -> pay.with(new UnionPayOptions(MERCHANT, CERT_ID, TestKeys.OURS.getPublic(), TestKeys.THEIRS)),
            SimulatedUnionPayTest::pointed,
            (wire, clock) -> new UnionPay(wire, new ZmFile()));

    private static GatewaySettings pointed(Simulator simulator, GatewaySettings usual) {
        String site = simulator.addresses().http() + "/unionpay";
        return usual.with(
                "http://localhost",
                usual.alipay(),
                usual.wechatpay(),
                new GatewaySettings.UnionPay(
                        site + "/gateway/api/frontTransReq.do",
                        site + "/gateway/api/backTransReq.do",
                        site + "/gateway/api/queryTrans.do",
                        site + "/filedownload",
                        "https://fair.example/orders",
                        MERCHANT,
                        CERT_ID,
                        TestKeys.secret(TestKeys.OURS),
                        simulator.unionpay().orElseThrow().trustedPem(),
                        "中国银联股份有限公司",
                        Duration.ofHours(2),
                        Duration.ofHours(24)));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Capture paid() {
        assertThat(stage.gateway.open(CODE).await()).isInstanceOf(Opened.Code.class);
        stage.pay(PayGateway.UNIONPAY);
        assertThat(stage.gateway.read(stage.told())).isInstanceOf(Notice.Paid.class);
        return ((Notice.Paid) stage.gateway.read(stage.told())).capture();
    }

    @Test
    void aCodeIsOpenedPaidToldAndAskedForAndBothProofsAgree() {
        assertThat(stage.gateway.ask(CODE.ref()).await()).isInstanceOf(Asked.NotFound.class);
        assertThat(stage.gateway.open(CODE).await()).isInstanceOf(Opened.Code.class);
        assertThat(stage.gateway.ask(CODE.ref()).await()).isInstanceOf(Asked.Waiting.class);
        stage.pay(PayGateway.UNIONPAY);

        Notice notice = stage.gateway.read(stage.told());
        assertThat(notice).isInstanceOf(Notice.Paid.class);
        Capture capture = ((Notice.Paid) notice).capture();
        assertThat(capture.number()).isEqualTo(SimulatedStage.NUMBER);
        assertThat(capture.amount()).isEqualTo(Fen.of(20000));
        assertThat(capture.currency()).isEqualTo("CNY");
        assertThat(capture.paidAt()).isEqualTo(TestClock.START);
        assertThat(stage.gateway.ask(CODE.ref()).await()).isEqualTo(new Asked.Paid(capture));
        assertThat(stage.gateway.close(CODE.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
    }

    @Test
    void aCodeWhoseAnswerWasLostCannotBeHadAgain() {
        stage.simulator.pay().failNext(PayGateway.UNIONPAY, PayFault.CUT_OFF);
        assertThatThrownBy(() -> stage.gateway.open(CODE).await()).isInstanceOf(GatewayUnknown.class);
        assertThatThrownBy(() -> stage.gateway.open(CODE).await()).isInstanceOf(GatewayUnknown.class);
        assertThat(stage.gateway.ask(CODE.ref()).await()).isInstanceOf(Asked.Waiting.class);
    }

    @Test
    void aBrowserBringsTheFormToTheBankAndThePaymentIsFound() {
        Opened.BankForm form = (Opened.BankForm) stage.gateway.open(FORM).await();
        assertThat(stage.gateway.ask(FORM.ref()).await()).isInstanceOf(Asked.NotFound.class);
        var answer = stage.browser
                .postAbs(form.url())
                .sendForm(MultiMap.caseInsensitiveMultiMap().addAll(form.fields()))
                .await();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(stage.gateway.ask(FORM.ref()).await()).isInstanceOf(Asked.Waiting.class);
        stage.pay(PayGateway.UNIONPAY);

        assertThat(stage.gateway.read(stage.told())).isInstanceOf(Notice.Paid.class);
        assertThat(stage.gateway.ask(FORM.ref()).await()).isInstanceOf(Asked.Paid.class);
    }

    @Test
    void aPaymentThatRanOutHasEnded() {
        assertThat(stage.gateway.open(CODE).await()).isInstanceOf(Opened.Code.class);
        assertThat(stage.gateway.close(CODE.ref()).await()).isEqualTo(Closed.NOT_FOUND);
        stage.advance(Duration.ofHours(25));

        assertThat(stage.gateway.ask(CODE.ref()).await()).isInstanceOf(Asked.Ended.class);
        assertThat(stage.gateway.close(CODE.ref()).await()).isEqualTo(Closed.DONE);
    }

    @Test
    void aRefundIsPendingThenToldAndDone() {
        var refund = SimulatedStage.refund(Channel.UNIONPAY_QR, paid().tradeNo());
        assertThat(stage.gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.NOT_FOUND);
        assertThat(stage.gateway.refund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        assertThat(stage.gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        stage.advance(Duration.ofSeconds(2));

        assertThat(stage.gateway.read(stage.told()))
                .isEqualTo(new Notice.Refunded(SimulatedStage.NUMBER, refund.number(), RefundAnswer.DONE));
        assertThat(stage.gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.DONE);
    }

    @Test
    void theSettlementFileHasThePaymentAndTheRefund() {
        String tradeNo = paid().tradeNo();
        var refund = SimulatedStage.refund(Channel.UNIONPAY_QR, tradeNo);
        assertThat(stage.gateway.refund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        stage.advance(Duration.ofSeconds(2));
        assertThatThrownBy(() -> stage.gateway.bill(SimulatedStage.DAY).await()).isInstanceOf(BillNotReady.class);
        stage.advance(Duration.ofHours(14));

        List<Bill.Line> lines = stage.gateway.bill(SimulatedStage.DAY).await().lines();
        assertThat(lines).extracting(Bill.Line::kind).containsExactly(Bill.Kind.PAYMENT, Bill.Kind.REFUND);
        assertThat(lines).extracting(Bill.Line::number).containsOnly(SimulatedStage.NUMBER);
        assertThat(lines).extracting(Bill.Line::tradeNo).containsOnly(tradeNo);
        assertThat(lines).extracting(Bill.Line::amount).containsExactly(Fen.of(20000), Fen.of(5000));
        assertThat(lines.get(1).refundNumber()).contains(refund.number());
    }

    @Test
    void whatAStrangerSignedIsNotBelieved() {
        assertThat(stage.gateway.open(CODE).await()).isInstanceOf(Opened.Code.class);
        stage.simulator.pay().failNext(PayGateway.UNIONPAY, PayFault.FORGED);
        stage.pay(PayGateway.UNIONPAY);
        assertThatThrownBy(() -> stage.gateway.read(stage.told())).isInstanceOf(BadMessage.class);

        stage.simulator.pay().failNext(PayGateway.UNIONPAY, PayFault.FORGED_ANSWER);
        assertThatThrownBy(() -> stage.gateway.ask(CODE.ref()).await()).isInstanceOf(GatewayUnknown.class);
        assertThat(stage.gateway.ask(CODE.ref()).await()).isInstanceOf(Asked.Paid.class);
    }
}
