package org.fairgate.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fairgate.kernel.Fen;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a try of which no message comes. */
@Tag("R-PAY-7")
@Timeout(120)
class AskingServiceTest {
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PaymentStage stage = new PaymentStage(DATABASE, directory);
    private final Order order = stage.orders.order(1);

    private Verdict verdict(Payment payment) {
        return stage.read(payment).captured().orElseThrow().verdict();
    }

    @Test
    void aPaymentWhoseMessageNeverComesIsBookedSoonAfterItWasPaid() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.pay(payment.ref(), stage.clock.instant());

        stage.live(Duration.ofSeconds(20));

        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
        assertThat(verdict(payment)).isEqualTo(Verdict.BOOKED);
        assertThat(stage.orders.read(order).paidBy()).contains("alipay");
        int calls = stage.alipay.calls.size();
        stage.live(TWO_MINUTES);
        assertThat(stage.alipay.calls).as("nothing is left to ask").hasSize(calls);
    }

    @Test
    void aGatewayIsAskedOftenAtFirstAndThenEverLess() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        List<Long> asked = new ArrayList<>();
        for (int second = 0; second < 920; second++) {
            int before = stage.alipay.calls.size();
            stage.clock.advance(Duration.ofSeconds(1));
            stage.round();
            if (stage.alipay.calls.size() > before) {
                asked.add(Duration.between(payment.createdAt(), stage.clock.instant())
                        .toSeconds());
            }
        }
        assertThat(asked)
                .as("the last time when its code runs out")
                .containsExactly(10L, 25L, 55L, 115L, 295L, 595L, 900L);
    }

    @Test
    void anUnknownPaymentThatTheGatewayHasIsOpenedUnderTheSameNumberWithinTwoMinutesOfItsReturn() {
        stage.alipay.losesAnswers();
        Payment doubtful = stage.start(order, Channel.ALIPAY);
        stage.live(Duration.ofMinutes(4));
        assertThat(stage.read(doubtful).state()).isEqualTo(PaymentState.UNKNOWN);

        stage.alipay.back();
        stage.live(TWO_MINUTES);

        Payment open = stage.read(doubtful);
        assertThat(open.state()).isEqualTo(PaymentState.OPEN);
        assertThat(open.code()).contains("https://qr.example/" + doubtful.number());
        assertThat(stage.alipay.calls).doesNotContain("open 02");
    }

    @Test
    void anUnknownPaymentThatWasPaidIsBooked() {
        stage.alipay.losesAnswers();
        Payment doubtful = stage.start(order, Channel.ALIPAY);
        stage.alipay.pay(doubtful.ref(), stage.clock.instant());
        stage.alipay.back();

        stage.live(TWO_MINUTES);

        assertThat(verdict(doubtful)).isEqualTo(Verdict.BOOKED);
        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    void anUnknownPaymentThatTheGatewayNeverHadAndDoesNotTakeHasFailed() {
        stage.alipay.away();
        Payment doubtful = stage.start(order, Channel.ALIPAY);
        assertThat(doubtful.state()).isEqualTo(PaymentState.UNKNOWN);
        stage.alipay.back();
        stage.alipay.refusesToOpen(new GatewayRefused("ACQ.NO"));

        stage.live(TWO_MINUTES);

        assertThat(stage.read(doubtful).state()).isEqualTo(PaymentState.FAILED);
        assertThat(stage.read(doubtful).note()).isEqualTo("ACQ.NO");
    }

    @Test
    void anUnknownPaymentThatTheGatewayHasButGivesNoCodeOfIsAskedAboutUntilItIsOver() {
        stage.alipay.losesAnswers();
        Payment doubtful = stage.start(order, Channel.ALIPAY);
        stage.alipay.back();
        stage.alipay.refusesToOpen(new GatewayRefused("ORDER_EXISTS"));
        stage.live(TWO_MINUTES);
        assertThat(stage.read(doubtful).state()).isEqualTo(PaymentState.UNKNOWN);

        stage.live(stage.settings.codeLife());
        assertThat(stage.read(doubtful).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.alipay.calls).contains("close 01");
    }

    @Test
    void aGatewayWhoseCodeBreaksChangesNothingAndIsAskedAgain() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.breaks(new IllegalStateException("broken"));
        stage.live(Duration.ofMinutes(5));
        assertThat(stage.read(payment).state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.read(payment).note()).isEqualTo("IllegalStateException");
        long asks = stage.alipay.calls.stream().filter("ask 01"::equals).count();
        assertThat(asks).isBetween(5L, 12L);

        stage.alipay.back();
        stage.alipay.pay(payment.ref(), stage.clock.instant());
        stage.live(TWO_MINUTES);
        assertThat(verdict(payment)).isEqualTo(Verdict.BOOKED);
    }

    @Test
    void whatIsNeverPaidIsClosedWhenItsCodeHasRunOutAndNotAskedAboutAnyMore() {
        Payment payment = stage.start(order, Channel.UNIONPAY_QR);
        stage.live(stage.settings.codeLife().plus(Duration.ofMinutes(15)));

        Payment closed = stage.read(payment);
        assertThat(closed.state()).isEqualTo(PaymentState.CLOSED);
        assertThat(closed.asking().at()).isEmpty();
        assertThat(stage.unionpay.calls).contains("close 01");
        assertThat(stage.state(order)).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void aCodeThatTheGatewayDoesNotKnowYetMayStillBePaidAndIsBookedThen() {
        stage.alipay.knowsOnlyWhatWasScanned();
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.live(stage.settings.codeLife());
        assertThat(stage.read(payment).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.read(payment).asking().at()).isPresent();

        stage.alipay.pay(payment.ref(), stage.clock.instant());
        stage.live(Duration.ofMinutes(31));

        assertThat(verdict(payment)).isEqualTo(Verdict.BOOKED);
        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    @Tag("R-PAY-6")
    void aCodeThatIsScannedAfterItCouldNotBeClosedIsClosedThen() {
        stage.alipay.knowsOnlyWhatWasScanned();
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.live(stage.settings.codeLife());
        assertThat(stage.read(payment).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.read(payment).asking().at()).isPresent();

        stage.alipay.wasScanned();
        stage.live(Duration.ofMinutes(31));

        assertThat(stage.alipay.calls).endsWith("ask 01", "close 01");
        assertThat(stage.read(payment).asking().at())
                .as("it cannot be paid any more")
                .isEmpty();
    }

    @Test
    void aCodeThatNobodyEverScannedIsForgottenAfterTheDailyBill() {
        stage.alipay.knowsOnlyWhatWasScanned();
        Payment payment = stage.start(order, Channel.ALIPAY);
        Instant end = payment.expiresAt().plus(stage.settings.askFor());
        while (stage.clock.instant().isBefore(end)) {
            stage.clock.advance(Duration.ofMinutes(10));
            stage.round();
        }
        assertThat(stage.read(payment).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.read(payment).asking().at()).isEmpty();
        assertThat(stage.alipay.calls).hasSizeLessThan(80);
    }

    @Test
    void aRowThatACrashLeftBehindIsTakenUpAndHealedUnderItsNumber() {
        Promise<Void> never = Promise.promise();
        stage.alipay.slow(never::future);
        Future<Payment> lost = stage.attempts.service().start(order.key(), Channel.ALIPAY);
        awaitCall();
        Payment sending =
                stage.attempts.service().list(order.key()).await().payments().get(0);
        assertThat(sending.state()).isEqualTo(PaymentState.SENDING);
        stage.alipay.back();

        stage.round();
        assertThat(stage.alipay.calls).as("its call may be under way").containsExactly("open 01");
        stage.live(TWO_MINUTES);

        assertThat(stage.read(sending).state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.alipay.calls)
                .startsWith("open 01", "ask 01", "open 01")
                .doesNotContain("open 02");
        never.complete();
        assertThat(lost.await().key()).isEqualTo(sending.key());
    }

    private void awaitCall() {
        while (stage.alipay.calls.isEmpty()) {
            Object unused = DATABASE.vertx()
                    .timer(5, java.util.concurrent.TimeUnit.MILLISECONDS)
                    .await();
        }
    }

    @Test
    void aGatewayThatIsAwayHoldsUpNoOther() {
        Order other = stage.orders.order(1);
        Payment away = stage.start(order, Channel.ALIPAY);
        Payment paid = stage.start(other, Channel.WECHATPAY);
        stage.alipay.away();
        stage.wechatpay.pay(paid.ref(), stage.clock.instant());

        stage.live(Duration.ofSeconds(20));

        assertThat(stage.read(away).state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.state(other)).isEqualTo(OrderState.PAID);
    }

    @Test
    @Tag("R-PAY-6")
    void ofTwoThatWerePaidTheSecondIsOwedBack() {
        Payment first = stage.start(order, Channel.ALIPAY);
        Payment second = stage.start(order, Channel.WECHATPAY);
        stage.alipay.pay(first.ref(), stage.clock.instant());
        stage.wechatpay.pay(second.ref(), stage.clock.instant());
        stage.live(Duration.ofSeconds(10));

        assertThat(List.of(verdict(first), verdict(second))).containsExactlyInAnyOrder(Verdict.BOOKED, Verdict.DOUBLE);
        assertThat(stage.owed(first) + stage.owed(second)).isEqualTo(1);
    }

    @Test
    @Tag("R-PAY-6")
    void theOtherCodesOfAnOrderThatIsPaidAreClosedAtTheirGatewaysAtOnce() {
        Payment first = stage.start(order, Channel.ALIPAY);
        Payment second = stage.start(order, Channel.WECHATPAY);
        stage.live(TWO_MINUTES);
        Capture capture = stage.alipay.pay(first.ref(), stage.clock.instant());
        Object unused =
                DATABASE.db().tx(tx -> stage.booker.book(tx, List.of(capture))).await();

        stage.round();

        assertThat(stage.read(second).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.wechatpay.calls).endsWith("close 01".replace("01", "02"));
    }

    @Test
    @Tag("R-PAY-6")
    void aWrongAmountPaysNothing() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.pay(payment.ref(), Fen.of(payment.amount().value() - 1), stage.clock.instant());
        stage.live(TWO_MINUTES);
        assertThat(verdict(payment)).isEqualTo(Verdict.WRONG_AMOUNT);
        assertThat(stage.state(order)).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void nodesThatAskAtTheSameTimeAskAboutDifferentPayments() {
        List<Payment> all = IntStream.range(0, 12)
                .mapToObj(i -> stage.start(stage.orders.order(1), Channel.ALIPAY))
                .toList();
        all.forEach(one -> stage.alipay.pay(one.ref(), stage.clock.instant()));
        stage.alipay.calls.clear();
        Attempts other = stage.anotherNode();
        stage.clock.advance(Duration.ofSeconds(10));

        Object unused = Future.all(
                        stage.attempts.askings().get(0).runOnce(),
                        other.askings().get(0).runOnce())
                .await();

        assertThat(stage.alipay.calls).hasSize(12);
        assertThat(all).allSatisfy(one -> assertThat(verdict(one)).isEqualTo(Verdict.BOOKED));
    }

    @Test
    void whoeverWasTakenForDeadWritesNothingOverItsSuccessor() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        Promise<Void> slow = Promise.promise();
        stage.alipay.slow(slow::future);
        stage.clock.advance(Duration.ofSeconds(10));
        Future<Boolean> zombie = stage.attempts.askings().get(0).runOnce();
        while (stage.alipay.calls.size() < 2) {
            Object unused = DATABASE.vertx()
                    .timer(5, java.util.concurrent.TimeUnit.MILLISECONDS)
                    .await();
        }
        stage.alipay.back();
        stage.clock.advance(stage.settings.lease());
        stage.round();
        Payment bySuccessor = stage.read(payment);

        slow.complete();
        Object unused = zombie.await();

        assertThat(stage.read(payment)).isEqualTo(bySuccessor);
    }
}
