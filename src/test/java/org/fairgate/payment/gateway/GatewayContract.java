package org.fairgate.payment.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every gateway, from opening a payment to the bill, and while the gateway is ill (B7, B9, B11, B12). Ours is
 * tried against the simulated one, which was written by another hand from the same documents.
 */
@Tag("R-PAY-6")
@Timeout(120)
public abstract class GatewayContract {
    private static final Duration LATER = Duration.ofMinutes(2);
    private static final Duration UNTIL_THE_BILL = Duration.ofDays(1).plusHours(2);

    protected final GatewayStage stage;
    private final Gateway gateway;

    /** @param side the gateway's own */
    protected GatewayContract(GatewayStage.Side side) {
        this.stage = new GatewayStage(side);
        this.gateway = stage.gateway;
    }

    @AfterEach
    void stop() {
        stage.stop();
    }

    private PaymentOrder opened(int n) {
        PaymentOrder order = stage.order(n);
        assertThat(stage.open(order)).isNotNull();
        return order;
    }

    private PaymentOrder paid(int n) {
        PaymentOrder order = opened(n);
        pay(order);
        return order;
    }

    private TradeKey key(PaymentOrder order) {
        return new TradeKey(stage.simulated(), order.number());
    }

    private Trade trade(PaymentOrder order) {
        return stage.payers.ledger().find(key(order)).orElseThrow();
    }

    private void pay(PaymentOrder order) {
        assertThat(stage.payers.pay(stage.simulated(), order.number()).await()).isPresent();
    }

    private void pay(PaymentOrder order, PayFault fault) {
        assertThat(stage.payers
                        .pay(stage.simulated(), order.number(), FaultPlan.once(fault))
                        .await())
                .isPresent();
    }

    private Capture proof(PaymentOrder order) {
        Asked asked = gateway.ask(order.ref()).await();
        assertThat(asked).isInstanceOf(Asked.Paid.class);
        return ((Asked.Paid) asked).capture();
    }

    private Asked asked(PaymentOrder order) {
        return gateway.ask(order.ref()).await();
    }

    /** What comes of asking for a refund; where the gateway's word for "again" says nothing clear, asking about it tells. */
    private RefundAnswer refunded(RefundOrder refund) {
        return gateway.refund(refund)
                .recover(cause ->
                        cause instanceof GatewayUnknown ? gateway.askRefund(refund) : Future.failedFuture(cause))
                .await();
    }

    private static void assertUnknown(Future<?>... calls) {
        assertThat(calls).allSatisfy(call -> assertThat(unknown(call)).isEqualTo("unknown"));
    }

    private static String unknown(Future<?> call) {
        try {
            return "answered: " + call.await();
        } catch (GatewayUnknown unknown) {
            return "unknown";
        }
    }

    @Test
    void aPaymentIsOpenedPaidToldAndProved() {
        PaymentOrder order = opened(1);
        assertThat(gateway.ask(order.ref()).await()).isIn(new Asked.Waiting(), new Asked.NotFound());

        pay(order);

        Capture capture = proof(order);
        assertThat(capture.gateway()).isEqualTo(gateway.name());
        assertThat(capture.number()).isEqualTo(order.number());
        assertThat(capture.amount()).isEqualTo(order.amount());
        assertThat(capture.currency()).isEqualTo("CNY");
        assertThat(capture.paidAt()).isEqualTo(order.sentAt());
        assertThat(stage.refused).isEmpty();
        assertThat(stage.notices).hasSize(1);
        assertThat(((Notice.Paid) stage.notices.get(0)).capture())
                .usingRecursiveComparison()
                .ignoringFields("payer")
                .isEqualTo(capture);
        assertThat(gateway.close(order.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
    }

    @Test
    void openingAgainIsTheSamePayment() {
        PaymentOrder order = opened(1);
        assertThat(gateway.open(order).await()).isNotNull();
        pay(order);
        assertThat(stage.payers.ledger().size()).isEqualTo(1);
        assertThat(proof(order).amount()).isEqualTo(order.amount());
    }

    @Test
    void aClosedPaymentCannotBePaid() {
        PaymentOrder order = opened(1);
        assertThat(stage.payers.payAfter(key(order), stage.side.closableAfter().plus(LATER)))
                .isPresent();
        assertThat(asked(order)).isEqualTo(new Asked.Waiting());
        stage.clock.advance(stage.side.closableAfter());

        assertThat(gateway.close(order.ref()).await()).isEqualTo(Closed.DONE);

        stage.advance(LATER);
        assertThat(asked(order)).isEqualTo(new Asked.Ended());
        assertThat(gateway.close(order.ref()).await()).isEqualTo(Closed.DONE);
        assertThat(stage.notices).isEmpty();
    }

    @Test
    void whatIsNotSaidToBeClosedMayStillBePaidAndIsProvedThen() {
        PaymentOrder order = opened(1);
        Closed said = gateway.close(order.ref()).await();
        assertThat(said).isIn(Closed.DONE, Closed.NOT_FOUND);

        boolean cameThrough =
                stage.payers.pay(stage.simulated(), order.number()).await().isPresent();

        assertThat(cameThrough).isEqualTo(said == Closed.NOT_FOUND);
        if (cameThrough) {
            assertThat(proof(order).amount()).isEqualTo(order.amount());
            assertThat(gateway.close(order.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
        } else {
            assertThat(asked(order)).isEqualTo(new Asked.Ended());
        }
    }

    @Test
    void aPaymentThatRanOutHasEnded() {
        PaymentOrder order = opened(1);
        assertThat(stage.payers.ledger().scan(key(order))).isPresent();
        stage.clock.advance(Duration.ofHours(25));
        assertThat(asked(order)).isEqualTo(new Asked.Ended());
        assertThat(gateway.close(order.ref()).await()).isEqualTo(Closed.DONE);
    }

    @Test
    void anAttemptThatTheBankRefusedIsNotTheEnd() {
        PaymentOrder order = opened(1);
        assertThat(stage.payers.ledger().scan(key(order))).isPresent();
        assertThat(stage.payers.fail(key(order))).isPresent();
        assertThat(asked(order)).isEqualTo(new Asked.Waiting());

        pay(order);

        assertThat(proof(order).amount()).isEqualTo(order.amount());
    }

    @Test
    void nobodyKnowsAPaymentThatWasNeverOpened() {
        PaymentOrder never = stage.order(9);
        assertThat(gateway.ask(never.ref()).await()).isEqualTo(new Asked.NotFound());
        assertThat(gateway.close(never.ref()).await()).isEqualTo(Closed.NOT_FOUND);
    }

    @ParameterizedTest
    @EnumSource(names = {"SLOW", "SILENT", "SERVER_ERROR", "GARBAGE", "CUT_OFF", "FORGED_ANSWER"})
    void whileItIsIllEveryOutcomeIsUnknownAndAskingHealsIt(PayFault fault) {
        PaymentOrder paid = opened(1);
        pay(paid);
        PaymentOrder order = stage.order(2);
        RefundOrder refund = stage.half(paid, proof(paid).tradeNo());
        stage.payers.switches().set(stage.simulated(), FaultPlan.always(fault).after(Duration.ofSeconds(10)));
        if (order.channel().isScan()) {
            // a form is made without calling anybody
            assertUnknown(gateway.open(order));
        }
        assertUnknown(gateway.ask(paid.ref()), gateway.close(order.ref()), gateway.refund(refund));
        assertUnknown(gateway.askRefund(refund));
        // that there is none yet need not be signed: it changes nothing
        assertThatThrownBy(() -> gateway.bill(stage.today()).await())
                .isInstanceOfAny(GatewayUnknown.class, BillNotReady.class);

        stage.payers.switches().clear();

        assertThat(proof(paid).amount()).isEqualTo(paid.amount());
        assertThat(refunded(refund)).isIn(RefundAnswer.PENDING, RefundAnswer.DONE);
        assertThat(gateway.ask(order.ref()).await()).isIn(new Asked.Waiting(), new Asked.NotFound(), new Asked.Ended());
    }

    @Test
    void otherMoneyIsReadAsThatMoney() {
        PaymentOrder order = opened(1);
        pay(order, PayFault.WRONG_AMOUNT);
        assertThat(proof(order).amount()).isEqualTo(Fen.of(order.amount().value() - 1));
        assertThat(stage.notices)
                .singleElement()
                .isInstanceOfSatisfying(
                        Notice.Paid.class,
                        paid -> assertThat(paid.capture().amount())
                                .isEqualTo(Fen.of(order.amount().value() - 1)));
    }

    @Test
    void forgeriesAreNotBelievedAndAskingTellsTheTruth() {
        PaymentOrder order = opened(1);
        assertThat(stage.payers.forge(trade(order)).await()).isNotNull();
        assertThat(stage.refused).hasSize(1);
        assertThat(gateway.ask(order.ref()).await()).isIn(new Asked.Waiting(), new Asked.NotFound());

        pay(order, PayFault.FORGED);

        assertThat(stage.refused).hasSize(2);
        assertThat(stage.notices).isEmpty();
        assertThat(proof(order).amount()).isEqualTo(order.amount());
    }

    @Test
    void aMessageOfWhichAnythingWasChangedIsNotBelieved() {
        PaymentOrder order = paid(1);
        Incoming valid = stage.told();
        assertThat(gateway.read(valid)).isInstanceOf(Notice.Paid.class);

        List<ChangedMessage> changed = ChangedMessage.all(valid);

        assertThat(changed).hasSizeGreaterThan(20);
        for (ChangedMessage one : changed) {
            assertThatThrownBy(() -> gateway.read(one.message())).as(one.what()).isInstanceOf(BadMessage.class);
        }
        assertThat(proof(order).amount()).isEqualTo(order.amount());
    }

    @Test
    void whatTheGatewaySignedForAnotherMerchantOrApplicationIsNotBelieved() {
        PaymentOrder order = paid(1);
        Incoming valid = stage.told();
        assertThat(stage.others()).isNotEmpty();
        for (Gateway other : stage.others()) {
            assertThatThrownBy(() -> other.read(valid)).isInstanceOf(BadMessage.class);
        }
        assertThat(proof(order).amount()).isEqualTo(order.amount());
    }

    @Test
    void whatIsSentTwiceSaysTheSameTwiceAndWhatIsLostCanBeAskedFor() {
        PaymentOrder twice = opened(1);
        pay(twice, PayFault.DUPLICATE);
        assertThat(stage.notices).hasSize(2);
        assertThat(stage.notices.get(1)).isEqualTo(stage.notices.get(0));

        PaymentOrder lost = opened(2);
        pay(lost, PayFault.LOST);
        assertThat(stage.notices).hasSize(2);
        assertThat(proof(lost).number()).isEqualTo(lost.number());
    }

    @Test
    void aPaymentThatShowsLateIsWaitingUntilThen() {
        PaymentOrder order = opened(1);
        FaultPlan late = FaultPlan.once(PayFault.PAID_LATE).after(LATER);
        assertThat(stage.payers.pay(stage.simulated(), order.number(), late).await())
                .isPresent();
        assertThat(gateway.ask(order.ref()).await()).isEqualTo(new Asked.Waiting());

        stage.advance(LATER);

        assertThat(proof(order).paidAt()).isEqualTo(order.sentAt());
        assertThat(stage.notices).hasSize(1);
    }

    @Test
    @Tag("R-REF-4")
    void aRefundIsMadeOnceHoweverOftenItIsAskedFor() {
        PaymentOrder order = opened(1);
        pay(order);
        RefundOrder refund = stage.half(order, proof(order).tradeNo());
        assertThat(gateway.askRefund(refund).await()).isIn(RefundAnswer.NOT_FOUND, RefundAnswer.PENDING);
        for (int n = 0; n < 3; n++) {
            assertThat(refunded(refund)).isIn(RefundAnswer.PENDING, RefundAnswer.DONE);
        }
        stage.advance(LATER);

        assertThat(gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.DONE);
        assertThat(refunded(refund)).isIn(RefundAnswer.PENDING, RefundAnswer.DONE);
        assertThat(gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.DONE);
        assertThat(stage.refused).isEmpty();
        assertThat(stage.notices)
                .contains(new Notice.Refunded(order.number(), refund.number(), RefundAnswer.DONE))
                .filteredOn(Notice.Paid.class::isInstance)
                .hasSize(1);
        assertThat(trade(order).returned()).isEqualTo(refund.amount().value());
        assertThat(proof(order).amount()).isEqualTo(order.amount());
    }

    @Test
    @Tag("R-REF-4")
    void moneyGoesBackInPartsAndNeverMoreThanCame() {
        PaymentOrder order = paid(1);
        String tradeNo = proof(order).tradeNo();
        long half = order.amount().value() / 2;
        assertThat(refunded(stage.refund(order, tradeNo, 1, half))).isNotEqualTo(RefundAnswer.FAILED);
        stage.advance(LATER);
        RefundOrder tooMuch = stage.refund(order, tradeNo, 2, half + 1);
        assertThatThrownBy(() -> gateway.refund(tooMuch).await()).isInstanceOf(GatewayRefused.class);

        RefundOrder rest = stage.refund(order, tradeNo, 3, half);
        assertThat(refunded(rest)).isNotEqualTo(RefundAnswer.FAILED);
        stage.advance(LATER);

        assertThat(gateway.askRefund(rest).await()).isEqualTo(RefundAnswer.DONE);
        assertThat(trade(order).returned()).isEqualTo(order.amount().value());
        assertThat(proof(order).amount()).isEqualTo(order.amount());
        assertThat(stage.notices).filteredOn(Notice.Paid.class::isInstance).hasSize(1);
    }

    @Test
    @Tag("R-REF-4")
    void allOfItGoesBackAtOnce() {
        PaymentOrder order = paid(1);
        RefundOrder all =
                stage.refund(order, proof(order).tradeNo(), 1, order.amount().value());
        assertThat(refunded(all)).isNotEqualTo(RefundAnswer.FAILED);
        stage.advance(LATER);

        assertThat(gateway.askRefund(all).await()).isEqualTo(RefundAnswer.DONE);
        assertThat(trade(order).returned()).isEqualTo(order.amount().value());
        assertThat(proof(order).amount()).as("paid, although all went back").isEqualTo(order.amount());
        assertThat(gateway.close(order.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
    }

    @Test
    @Tag("R-REF-4")
    void aRefundThatTheBankDoesNotTakeIsNeverSaidToBeDone() {
        PaymentOrder order = paid(1);
        RefundOrder refund = stage.half(order, proof(order).tradeNo());
        stage.payers.failNext(stage.simulated(), PayFault.REFUND_FAILED);
        assertThat(refunded(refund)).isNotEqualTo(RefundAnswer.DONE);
        stage.advance(LATER);

        assertThat(gateway.askRefund(refund).await()).isIn(RefundAnswer.FAILED, RefundAnswer.NOT_FOUND);
        assertThat(trade(order).returned()).isZero();
    }

    @Test
    @Tag("R-REF-4")
    void aSlowRefundIsPendingAndARefusedOneIsNotDone() {
        PaymentOrder order = opened(1);
        pay(order);
        RefundOrder refund = stage.half(order, proof(order).tradeNo());
        assertThat(gateway.askRefund(refund).await()).isNotEqualTo(RefundAnswer.DONE);
        stage.payers.failNext(stage.simulated(), PayFault.REFUND_REFUSED);
        assertThatThrownBy(() -> gateway.refund(refund).await()).isInstanceOf(GatewayRefused.class);

        stage.payers
                .switches()
                .set(stage.simulated(), FaultPlan.once(PayFault.REFUND_SLOW).after(LATER));
        assertThat(gateway.refund(refund).await()).isEqualTo(RefundAnswer.PENDING);
        assertThat(gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.PENDING);

        stage.advance(LATER);

        assertThat(gateway.askRefund(refund).await()).isEqualTo(RefundAnswer.DONE);
    }

    @Test
    @Tag("R-PAY-7")
    void theBillHasWhatCameAndWhatWentBack() {
        PaymentOrder order = opened(1);
        pay(order);
        Capture capture = proof(order);
        RefundOrder refund = stage.half(order, capture.tradeNo());
        assertThat(gateway.refund(refund).await()).isNotEqualTo(RefundAnswer.FAILED);
        stage.advance(LATER);
        var day = stage.today();
        assertThatThrownBy(() -> gateway.bill(day).await()).isInstanceOf(BillNotReady.class);

        stage.clock.advance(UNTIL_THE_BILL);
        Bill bill = gateway.bill(day).await();

        assertThat(bill.gateway()).isEqualTo(gateway.name());
        assertThat(bill.lines()).hasSize(2);
        Bill.Line came = line(bill, Bill.Kind.PAYMENT);
        assertThat(came.number()).isEqualTo(order.number());
        assertThat(came.tradeNo()).isEqualTo(capture.tradeNo());
        assertThat(came.amount()).isEqualTo(order.amount());
        Bill.Line went = line(bill, Bill.Kind.REFUND);
        assertThat(went.number()).isEqualTo(order.number());
        assertThat(went.tradeNo()).isEqualTo(capture.tradeNo());
        assertThat(went.refundNumber()).contains(refund.number());
        assertThat(went.amount()).isEqualTo(refund.amount());
    }

    private static Bill.Line line(Bill bill, Bill.Kind kind) {
        return bill.lines().stream()
                .filter(line -> line.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
