package org.fairgate.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairgate.payment.PaymentServiceTest.refused;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.ledger.Booked;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nothing ends while it may have been paid. */
@Tag("R-PAY-3")
@Timeout(120)
class EndingServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PaymentStage stage = new PaymentStage(DATABASE, directory);
    private final Order order = stage.orders.order(2);

    private Future<Order> cancelling() {
        return stage.attempts.ending().cancel(order.key().unit(), order.key().order());
    }

    private OrderState cancelled() {
        return cancelling().await().state();
    }

    @CanIgnoreReturnValue
    private List<Booked> told(Capture capture) {
        return DATABASE.db().tx(tx -> stage.booker.book(tx, List.of(capture))).await();
    }

    @Test
    void aCancelledOrderIsClosedAtEveryGatewayAndItsPersonsAreFree() {
        Payment alipay = stage.start(order, Channel.ALIPAY);
        Payment bank = stage.start(order, Channel.UNIONPAY_B2B);

        assertThat(cancelled()).isEqualTo(OrderState.CANCELLED);

        assertThat(stage.alipay.calls).containsExactly("open 01", "ask 01", "close 01");
        assertThat(stage.unionpay.calls).containsExactly("open 02", "ask 02", "close 02");
        assertThat(stage.read(alipay).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.read(bank).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.orders.states(order.key().unit()).values()).containsOnly("pending-payment");
    }

    @Test
    void anOrderThatNobodyTriedToPayEndsAtOnce() {
        assertThat(cancelled()).isEqualTo(OrderState.CANCELLED);
        assertThat(refused(cancelling(), OrderProblem.STATE_CHANGED).members()).containsEntry("state", "cancelled");
    }

    @Test
    @Tag("R-PAY-6")
    void whatWasPaidMeanwhileIsBookedInstead() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.pay(payment.ref(), stage.clock.instant());

        assertThat(cancelled()).isEqualTo(OrderState.PAID);
        assertThat(stage.owed(payment)).isZero();
    }

    @Test
    @Tag("R-PAY-6")
    void whatIsPaidBetweenAskingAndClosingIsBookedInstead() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.onClose(() -> {
            Capture unused = stage.alipay.pay(payment.ref(), stage.clock.instant());
        });

        assertThat(cancelled()).isEqualTo(OrderState.PAID);
        assertThat(stage.alipay.calls).containsExactly("open 01", "ask 01", "close 01", "ask 01");
    }

    @Test
    void whileAGatewayIsAwayTheOrderIsClosingNothingNewBeginsAndItEndsWhenTheGatewayIsBack() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.away();

        assertThat(cancelled()).isEqualTo(OrderState.CLOSING);
        assertThat(cancelled()).as("asked again").isEqualTo(OrderState.CLOSING);
        refused(stage.attempts.service().start(order.key(), Channel.WECHATPAY), PaymentProblem.NOT_PAYABLE);
        stage.live(Duration.ofMinutes(10));
        assertThat(stage.state(order)).isEqualTo(OrderState.CLOSING);
        assertThat(stage.orders.states(order.key().unit()).values()).containsOnly("pending-payment, ordered");

        stage.alipay.back();
        stage.live(Duration.ofMinutes(2));
        assertThat(stage.state(order)).isEqualTo(OrderState.CANCELLED);
        assertThat(stage.read(payment).state()).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    @Tag("R-PAY-6")
    void aMessageThatComesWhileTheOrderIsClosingPaysIt() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        stage.alipay.away();
        assertThat(cancelled()).isEqualTo(OrderState.CLOSING);

        assertThat(told(stage.alipay.pay(payment.ref(), stage.clock.instant())))
                .extracting(Booked::verdict)
                .containsExactly(Verdict.BOOKED);
        stage.alipay.back();
        stage.live(Duration.ofMinutes(2));
        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    @Tag("R-PAY-6")
    void aSuccessOfACodeThatCouldNotBeClosedIsOwedBackOnceTheOrderIsCancelled() {
        stage.alipay.knowsOnlyWhatWasScanned();
        Payment payment = stage.start(order, Channel.ALIPAY);
        assertThat(cancelled()).isEqualTo(OrderState.CANCELLED);
        stage.alipay.pay(payment.ref(), stage.clock.instant());

        stage.live(Duration.ofMinutes(1));

        assertThat(stage.read(payment).captured().orElseThrow().verdict()).isEqualTo(Verdict.LATE);
        assertThat(stage.owed(payment)).isEqualTo(1);
        assertThat(stage.state(order)).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aCallThatIsUnderWayIsWaitedForAndItsCodeClosed() {
        Promise<Void> slow = Promise.promise();
        stage.alipay.slow(slow::future);
        Future<Payment> starting = stage.attempts.service().start(order.key(), Channel.ALIPAY);
        while (stage.alipay.calls.isEmpty()) {
            Object unused = DATABASE.vertx().timer(5, TimeUnit.MILLISECONDS).await();
        }
        assertThat(cancelled()).isEqualTo(OrderState.CLOSING);
        assertThat(stage.alipay.calls).containsExactly("open 01");

        slow.complete();
        Payment opened = starting.await();
        assertThat(opened.state()).isEqualTo(PaymentState.OPEN);
        stage.live(Duration.ofMinutes(1));
        assertThat(stage.state(order)).isEqualTo(OrderState.CANCELLED);
        assertThat(stage.read(opened).state()).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    @Tag("R-PAY-5")
    void anOrderRunsOutAtTheLastDeadlineAndIsBookedIfItWasPaidInTime() {
        Order paid = stage.orders.order(1);
        stage.clock.set(order.expiresAt().minus(Duration.ofMinutes(3)));
        Payment unpaid = stage.start(order, Channel.ALIPAY);
        Payment inTime = stage.start(paid, Channel.ALIPAY);
        stage.alipay.pay(inTime.ref(), stage.clock.instant());
        stage.clock.set(order.expiresAt().minusSeconds(1));
        Object unusedRound = stage.attempts.ending().runOnce().await();
        assertThat(stage.state(order)).isEqualTo(OrderState.UNPAID);

        stage.clock.set(order.expiresAt());
        Object unusedToo = stage.attempts.ending().runOnce().await();

        assertThat(stage.state(order)).isEqualTo(OrderState.EXPIRED);
        assertThat(stage.state(paid)).isEqualTo(OrderState.PAID);
        assertThat(stage.read(unpaid).state()).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    @Tag("R-PAY-5")
    void aMessageThatIsLateForAPaymentMadeInTimeRevivesTheOrderAndOneMadeLateIsOwedBack() {
        stage.alipay.knowsOnlyWhatWasScanned();
        Order late = stage.orders.order(1);
        stage.clock.set(order.expiresAt().minus(Duration.ofMinutes(3)));
        Payment inTime = stage.start(order, Channel.ALIPAY);
        Payment tooLate = stage.start(late, Channel.ALIPAY);
        stage.clock.set(order.expiresAt());
        Object unused = stage.attempts.ending().runOnce().await();
        assertThat(List.of(stage.state(order), stage.state(late))).containsOnly(OrderState.EXPIRED);

        told(stage.alipay.pay(inTime.ref(), order.expiresAt().minusSeconds(1)));
        told(stage.alipay.pay(tooLate.ref(), order.expiresAt()));

        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
        assertThat(stage.state(late)).isEqualTo(OrderState.EXPIRED);
        assertThat(List.of(stage.owed(inTime), stage.owed(tooLate))).containsExactly(0L, 1L);
    }

    @Test
    void aNodeThatIsGoingDownBeginsToEndNothingMore() {
        stage.clock.set(order.expiresAt());
        stage.attempts.ending().stop();
        assertThat(stage.attempts.ending().runOnce().await()).isFalse();
        assertThat(stage.state(order)).isEqualTo(OrderState.UNPAID);

        Object unused = stage.anotherNode().ending().runOnce().await();
        assertThat(stage.state(order)).isEqualTo(OrderState.EXPIRED);
    }

    @Test
    void cancellingAndPayingAtOnceEndsInOneOfTheTwo() {
        Payment payment = stage.start(order, Channel.ALIPAY);
        Capture capture = stage.alipay.pay(payment.ref(), stage.clock.instant());
        List<Future<?>> all = Stream.<Future<?>>iterate(cancelling(), one -> cancelling())
                .limit(4)
                .toList();
        Future<?> booking = DATABASE.db().tx(tx -> stage.booker.book(tx, List.of(capture)));
        Object unused = Future.join(all).otherwiseEmpty().await();
        Object unusedToo = booking.await();

        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
        assertThat(stage.owed(payment)).isZero();
    }
}
