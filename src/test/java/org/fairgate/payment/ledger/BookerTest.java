package org.fairgate.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What money becomes, whatever is told of it, how often and in which order. */
@Tag("R-PAY-6")
class BookerTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int COPIES = 100;

    @TempDir
    static Path directory = Path.of("");

    private final LedgerStage stage = new LedgerStage(DATABASE, directory);
    private final Order order = stage.orders.order(2);
    private final Payment payment = stage.open(order, Channel.ALIPAY);

    private OrderState state() {
        return stage.orders.read(order).state();
    }

    private long count(String what) {
        return DATABASE.count(what, order.key().order().value());
    }

    @Test
    @Tag("R-PAY-8")
    void aSuccessPaysItsOrderAndMovesItsPersonsOn() {
        assertThat(stage.book(stage.paid(payment))).containsExactly(Verdict.BOOKED);

        Order paid = stage.orders.read(order);
        assertThat(paid.state()).isEqualTo(OrderState.PAID);
        assertThat(paid.paidBy()).contains("alipay");
        assertThat(paid.paidAt()).contains(stage.now());
        assertThat(stage.orders.states(order.key().unit()).values()).containsOnly("under-check, ordered");
        Payment told = stage.read(payment);
        assertThat(told.state()).isEqualTo(PaymentState.PAID);
        assertThat(told.captured())
                .contains(new Payment.Captured("T" + payment.number(), order.amount(), stage.now(), Verdict.BOOKED));
        assertThat(told.asking().at()).isEmpty();
        assertThat(stage.odd(order)).isEmpty();
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void theSameSuccessAgainChangesNothing() {
        Capture success = stage.paid(payment);
        assertThat(stage.book(success, success)).containsExactly(Verdict.BOOKED, Verdict.REPEATED);
        assertThat(stage.book(success)).containsExactly(Verdict.REPEATED);
        assertThat(stage.odd(order)).isEmpty();
        assertThat(stage.owed(order)).isEmpty();
        assertThat(count("SELECT count(*) FROM audit WHERE subject = 'order:' || $1::uuid::text AND to_state = 'paid'"))
                .isOne();
    }

    @Test
    void aHundredCopiesAtOnceBookOnce() {
        assertThat(stage.bookAtOnce(stage.booker, stage.paid(payment), COPIES))
                .containsOnlyOnce(Verdict.BOOKED)
                .hasSize(COPIES);
        assertThat(stage.owed(order)).isEmpty();
        assertThat(count("SELECT count(*) FROM audit WHERE subject = 'order:' || $1::uuid::text AND to_state = 'paid'"))
                .isOne();
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void twoGatewaysThatPayOneOrderAreOneSuccessAndOneRefund() {
        Payment other = stage.open(order, Channel.WECHATPAY);
        assertThat(stage.book(stage.paid(payment))).containsExactly(Verdict.BOOKED);
        assertThat(stage.book(stage.paid(other))).containsExactly(Verdict.DOUBLE);

        long fen = order.amount().value();
        assertThat(stage.odd(order)).containsExactly("double refunding " + fen);
        assertThat(stage.owed(order)).containsExactly(other.number() + "90 double " + fen);
        assertThat(stage.unbalanced()).isEmpty();
        assertThat(stage.book(stage.paid(other), stage.paid(payment)))
                .containsExactly(Verdict.REPEATED, Verdict.REPEATED);
        assertThat(stage.owed(order)).hasSize(1);
    }

    @Test
    void twoGatewaysInOneBatchAreOneSuccessToo() {
        Payment other = stage.open(order, Channel.UNIONPAY_QR);
        assertThat(stage.book(stage.paid(other), stage.paid(payment))).containsExactly(Verdict.BOOKED, Verdict.DOUBLE);
        assertThat(stage.owed(order)).hasSize(1);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void aSecondAndAThirdTransactionUnderOneNumberAreEachOwedBack() {
        assertThat(stage.book(
                        stage.paid(payment, "first"), stage.paid(payment, "second"), stage.paid(payment, "third")))
                .containsExactly(Verdict.BOOKED, Verdict.DOUBLE, Verdict.DOUBLE);
        assertThat(stage.book(stage.paid(payment, "fourth"))).containsExactly(Verdict.DOUBLE);

        long fen = order.amount().value();
        assertThat(stage.owed(order))
                .containsExactly(
                        payment.number() + "90 double " + fen,
                        payment.number() + "91 double " + fen,
                        payment.number() + "92 double " + fen);
        assertThat(stage.read(payment).captured().orElseThrow().tradeNo()).isEqualTo("first");
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void aSuccessOfACancelledOrderIsOwedBack() {
        Order cancelled = stage.orders.cancel(order);
        assertThat(stage.book(stage.paid(payment))).containsExactly(Verdict.LATE);
        assertThat(state()).isEqualTo(cancelled.state());
        assertThat(stage.odd(order))
                .containsExactly("late refunding " + order.amount().value());
        assertThat(stage.owed(order)).hasSize(1);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    @Tag("R-PAY-3")
    void aSuccessWhileTheOrderIsBeingCancelledPaysIt() {
        Object unused = DATABASE.db()
                .tx(tx -> stage.orders.orders.close(tx, order, OrderState.CANCELLED, OrderState.Mover.UNIT, "system"))
                .await();
        assertThat(stage.book(stage.paid(payment))).containsExactly(Verdict.BOOKED);
        assertThat(state()).isEqualTo(OrderState.PAID);
    }

    @Test
    @Tag("R-PAY-5")
    void whatWasPaidInTimeCountsThoughItsNoticeComesAfterTheExpiry() {
        Order expired = stage.orders.end(order, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        Capture inTime = LedgerStage.at(stage.paid(payment), expired.expiresAt().minusMillis(1));
        assertThat(stage.book(inTime)).containsExactly(Verdict.BOOKED);
        assertThat(state()).isEqualTo(OrderState.PAID);
        assertThat(stage.orders.states(order.key().unit()).values()).containsOnly("under-check, ordered");
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    @Tag("R-PAY-5")
    void whatWasPaidAfterTheExpiryIsOwedBack() {
        Order expired = stage.orders.end(order, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        assertThat(stage.book(LedgerStage.at(stage.paid(payment), expired.expiresAt())))
                .containsExactly(Verdict.LATE);
        assertThat(stage.owed(order)).hasSize(1);
    }

    @Test
    @Tag("R-PAY-5")
    void ofTwoExpiredOrdersOfOnePersonOnlyOneIsPaidAfterAll() {
        Order expired = stage.orders.end(order, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        Order again = stage.orders
                .orders
                .create(
                        order.key().unit(),
                        order.persons().stream().map(one -> one.person()).toList())
                .await();
        Payment second = stage.open(again, Channel.ALIPAY);
        Order expiredAgain = stage.orders.end(again, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        Instant inTime = expired.expiresAt().minus(Duration.ofMinutes(1));

        assertThat(stage.book(LedgerStage.at(stage.paid(payment), inTime), LedgerStage.at(stage.paid(second), inTime)))
                .containsExactly(Verdict.BOOKED, Verdict.LATE);
        assertThat(stage.orders.read(expiredAgain).state()).isEqualTo(OrderState.EXPIRED);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    @Tag("R-PAY-5")
    void ordersThatHaveRunOutAndOthersArePaidInOneBatch() {
        Order expired = stage.orders.end(order, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        Order open = stage.orders.order(1);
        Instant inTime = expired.expiresAt().minusMillis(1);

        assertThat(stage.book(
                        stage.paid(stage.open(open, Channel.WECHATPAY)), LedgerStage.at(stage.paid(payment), inTime)))
                .containsExactly(Verdict.BOOKED, Verdict.BOOKED);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    @Tag("R-PAY-5")
    void aWrongAmountForAnExpiredOrderDoesNotKeepItsPersonsFromAnother() {
        Order expired = stage.orders.end(order, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        Order again = stage.orders
                .orders
                .create(
                        order.key().unit(),
                        order.persons().stream().map(one -> one.person()).toList())
                .await();
        Payment second = stage.open(again, Channel.ALIPAY);
        Object unused = stage.orders.end(again, OrderState.EXPIRED, OrderState.Mover.SYSTEM);
        Instant inTime = expired.expiresAt().minusMillis(1);
        Capture wrong = LedgerStage.of(LedgerStage.at(stage.paid(payment), inTime), Fen.of(1));

        assertThat(stage.book(wrong, LedgerStage.at(stage.paid(second), inTime)))
                .containsExactly(Verdict.WRONG_AMOUNT, Verdict.BOOKED);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void aWrongAmountPaysNothingAndWaitsForFinance() {
        Fen short1 = order.amount().minus(Fen.of(1));
        assertThat(stage.book(LedgerStage.of(stage.paid(payment), short1))).containsExactly(Verdict.WRONG_AMOUNT);
        assertThat(state()).isEqualTo(OrderState.UNPAID);
        assertThat(stage.odd(order)).containsExactly("wrong-amount open " + short1.value());
        assertThat(stage.owed(order)).isEmpty();
        assertThat(stage.read(payment).captured())
                .contains(new Payment.Captured("T" + payment.number(), short1, stage.now(), Verdict.WRONG_AMOUNT));
        assertThat(stage.unbalanced()).isEmpty();

        Payment next = stage.open(order, Channel.ALIPAY);
        assertThat(next.number()).isEqualTo(order.number() + "02");
        assertThat(stage.book(stage.paid(next))).containsExactly(Verdict.BOOKED);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void aSuccessOfNothingAtAllPaysNothingAndIsNotSentBack() {
        Capture nothing = LedgerStage.of(stage.paid(payment), Fen.ZERO);
        assertThat(stage.book(nothing)).containsExactly(Verdict.WRONG_AMOUNT);
        assertThat(stage.book(LedgerStage.of(stage.paid(payment, "another"), Fen.ZERO)))
                .containsExactly(Verdict.WRONG_AMOUNT);
        assertThat(stage.odd(order)).containsExactly("wrong-amount open 0", "wrong-amount open 0");
        assertThat(stage.owed(order)).isEmpty();
        assertThat(state()).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void whoeverAsksAboutAnotherCodeWhenTheOrderIsPaidCannotPutItOff() {
        Payment other = stage.open(order, Channel.WECHATPAY);
        Payment asking = stage.claimed(other);
        assertThat(stage.book(stage.paid(payment))).containsExactly(Verdict.BOOKED);

        assertThat(stage.askedAgain(asking, stage.now().plusSeconds(1_800)))
                .as("the order was still unpaid when it was looked at")
                .isFalse();
        assertThat(stage.read(other).asking().at()).contains(stage.now());
        assertThat(stage.claimed(other).asking().fence())
                .isGreaterThan(asking.asking().fence());
    }

    @Test
    void anotherCurrencyPaysNothing() {
        Capture yuan = stage.paid(payment);
        Capture dollars = new Capture(
                yuan.gateway(), yuan.number(), yuan.tradeNo(), yuan.amount(), "USD", yuan.paidAt(), yuan.payer());
        assertThat(stage.book(dollars)).containsExactly(Verdict.WRONG_CURRENCY);
        assertThat(state()).isEqualTo(OrderState.UNPAID);
        assertThat(stage.odd(order))
                .containsExactly("wrong-currency open " + order.amount().value());
    }

    @Test
    void aNumberThatNobodyKnowsIsKeptOnce() {
        Capture known = stage.paid(payment);
        for (String number : List.of("FG260901AAAAAAAA01", order.number() + "77", order.number(), "?", "")) {
            Capture unknown = new Capture(
                    known.gateway(), number, "X" + number, known.amount(), "CNY", known.paidAt(), Optional.empty());
            assertThat(stage.book(unknown, unknown)).containsExactly(Verdict.UNKNOWN_ORDER, Verdict.REPEATED);
            assertThat(stage.book(unknown)).containsExactly(Verdict.REPEATED);
        }
        assertThat(state()).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void aGatewayCannotPayWhatWasOpenedAtAnother() {
        Capture known = stage.paid(payment);
        Capture foreign = new Capture(
                GatewayName.WECHATPAY, known.number(), "W1", known.amount(), "CNY", known.paidAt(), Optional.empty());
        assertThat(stage.book(foreign)).containsExactly(Verdict.UNKNOWN_ORDER);
        assertThat(state()).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void oneTransactionIsNotCountedForTwoPayments() {
        Payment other = stage.open(stage.orders.order(1), Channel.ALIPAY);
        Capture success = stage.paid(payment, "same");
        assertThat(stage.book(success, stage.paid(other, "same"))).containsExactly(Verdict.BOOKED, Verdict.REPEATED);
        assertThat(stage.read(other).state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aBatchOfEverythingSaysOfEachWhatItBecame() {
        Order cancelled = stage.orders.cancel(stage.orders.order(1));
        Payment late = stage.open(cancelled, Channel.WECHATPAY);
        Payment wrong = stage.open(stage.orders.order(1), Channel.ALIPAY);
        Capture success = stage.paid(payment);
        assertThat(stage.book(
                        stage.paid(late),
                        success,
                        LedgerStage.of(stage.paid(wrong), Fen.of(1)),
                        success,
                        stage.paid(stage.open(stage.orders.order(3), Channel.UNIONPAY_B2B))))
                .containsExactly(Verdict.LATE, Verdict.BOOKED, Verdict.WRONG_AMOUNT, Verdict.REPEATED, Verdict.BOOKED);
        assertThat(stage.unbalanced()).isEmpty();
    }
}
