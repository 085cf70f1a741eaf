package org.fairgate.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How a try begins. */
@Tag("R-PAY-4")
@Timeout(120)
class PaymentServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PaymentStage stage = new PaymentStage(DATABASE, directory);
    private final Order order = stage.orders.order(2);

    @CanIgnoreReturnValue
    static Problem refused(Future<?> future, Refusal refusal) {
        Object unused = future.otherwiseEmpty().await();
        assertThat(future.cause())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
        return (Problem) future.cause();
    }

    private Future<Payment> starting(Channel channel) {
        return stage.attempts.service().start(order.key(), channel);
    }

    @Test
    void aChannelGivesACodeUnderTheOrdersNumberAndTheSameOneAgain() {
        Payment first = stage.start(order, Channel.ALIPAY);

        assertThat(first.state()).isEqualTo(PaymentState.OPEN);
        assertThat(first.number()).isEqualTo(order.number() + "01");
        assertThat(first.amount()).isEqualTo(order.amount());
        assertThat(PayCode.of(first)).contains(new Opened.Code("https://qr.example/" + first.number()));
        assertThat(first.expiresAt()).isEqualTo(first.sentAt().plus(stage.settings.codeLife()));
        assertThat(stage.start(order, Channel.ALIPAY)).isEqualTo(first);
        assertThat(stage.alipay.calls).containsExactly("open 01");
    }

    @Test
    void everyChannelHasATryOfItsOwnAndABankIsReachedByAForm() {
        Payment code = stage.start(order, Channel.UNIONPAY_QR);
        Payment form = stage.start(order, Channel.UNIONPAY_B2B);

        assertThat(List.of(code.number(), form.number())).containsExactly(order.number() + "01", order.number() + "02");
        assertThat(form.expiresAt()).isEqualTo(form.sentAt().plus(stage.settings.formLife()));
        assertThat(PayCode.of(form))
                .get()
                .isInstanceOfSatisfying(
                        Opened.BankForm.class,
                        shown -> assertThat(shown.fields()).containsEntry("orderId", form.number()));
        assertThat(stage.attempts.service().list(order.key()).await().payments())
                .extracting(Payment::key)
                .containsExactly(code.key(), form.key());
    }

    @Test
    @Tag("R-PAY-6")
    void theCodeOfAnotherChannelRunsOutAndIsClosedAtItsGatewayAMomentLater() {
        Payment first = stage.start(order, Channel.ALIPAY);
        stage.clock.advance(Duration.ofSeconds(1));
        Payment second = stage.start(order, Channel.WECHATPAY);

        assertThat(stage.read(first).expiresAt()).isEqualTo(stage.clock.instant());
        stage.round();
        assertThat(stage.alipay.calls).containsExactly("open 01", "ask 01", "close 01");
        assertThat(stage.read(first).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.read(second)).isEqualTo(second);
        assertThat(stage.start(order, Channel.ALIPAY).number()).isEqualTo(order.number() + "03");
    }

    @Test
    @Tag("R-PAY-6")
    void aCallToAnotherChannelThatIsUnderWayIsOverWhenItHasEnded() {
        Promise<Void> slow = Promise.promise();
        stage.alipay.slow(slow::future);
        Future<Payment> starting = starting(Channel.ALIPAY);
        awaitCalls(1);
        Payment second = stage.start(order, Channel.WECHATPAY);
        slow.complete();
        Payment first = starting.await();

        assertThat(first.state()).isEqualTo(PaymentState.OPEN);
        assertThat(first.expiresAt()).isEqualTo(stage.clock.instant());
        stage.live(Duration.ofSeconds(10));
        assertThat(stage.read(first).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.read(second).state()).isEqualTo(PaymentState.OPEN);
    }

    private void awaitCalls(int calls) {
        while (stage.alipay.calls.size() < calls) {
            Object unused = DATABASE.vertx().timer(5, TimeUnit.MILLISECONDS).await();
        }
    }

    @Test
    void whoWantsANewCodeWhileTheOldOneIsAskedAboutWaitsForThatAndGetsIt() {
        Payment first = stage.start(order, Channel.ALIPAY);
        stage.clock.advance(stage.settings.codeLife());
        Promise<Void> slow = Promise.promise();
        stage.alipay.slow(slow::future);
        Future<Boolean> asking = stage.attempts.askings().get(0).runOnce();
        awaitCalls(2);
        Future<Payment> starting = starting(Channel.ALIPAY);
        Object unused = DATABASE.vertx().timer(150, TimeUnit.MILLISECONDS).await();
        stage.alipay.back();
        slow.complete();

        assertThat(starting.await().number()).isEqualTo(order.number() + "02");
        assertThat(asking.await()).isFalse();
        assertThat(stage.read(first).state()).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    @Tag("R-PAY-6")
    void twentyWhoAskAtOnceGetTheSameCodeAndTheGatewayIsCalledOnce() {
        Attempts other = stage.anotherNode();
        Promise<Void> go = Promise.promise();
        stage.alipay.slow(go::future);
        List<Future<Payment>> all = Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> (i % 2 == 0 ? stage.attempts : other).service().start(order.key(), Channel.ALIPAY))
                .toList();
        go.complete();
        Object unused = Future.all(all).await();

        assertThat(all.stream().map(Future::result).distinct())
                .singleElement()
                .satisfies(one -> assertThat(one.code()).isPresent());
        assertThat(stage.alipay.calls).containsExactly("open 01");
    }

    @Test
    void aCodeThatHasRunOutIsClosedAtItsGatewayBeforeThereIsANewOne() {
        Payment first = stage.start(order, Channel.WECHATPAY);
        stage.clock.advance(stage.settings.codeLife());

        Payment second = stage.start(order, Channel.WECHATPAY);

        assertThat(second.number()).isEqualTo(order.number() + "02");
        assertThat(stage.read(first).state()).isEqualTo(PaymentState.CLOSED);
        assertThat(stage.wechatpay.calls).containsExactly("open 01", "ask 01", "close 01", "open 02");
    }

    @Test
    void aCodeThatHasRunOutAndWasPaidPaysTheOrderInsteadOfMakingANewOne() {
        Payment first = stage.start(order, Channel.WECHATPAY);
        stage.wechatpay.pay(first.ref(), stage.clock.instant());
        stage.clock.advance(stage.settings.codeLife());

        Problem problem = refused(starting(Channel.WECHATPAY), PaymentProblem.NOT_PAYABLE);

        assertThat(problem.members()).containsEntry("state", "paid");
        assertThat(stage.state(order)).isEqualTo(OrderState.PAID);
    }

    @Test
    void whileTheGatewayOfACodeThatHasRunOutIsAwayThereIsNoSecondOneBesideIt() {
        Payment first = stage.start(order, Channel.WECHATPAY);
        stage.clock.advance(stage.settings.codeLife());
        stage.wechatpay.away();

        refused(starting(Channel.WECHATPAY), PaymentProblem.GATEWAY_AWAY);

        assertThat(stage.read(first).state()).isEqualTo(PaymentState.OPEN);
        assertThat(stage.start(order, Channel.ALIPAY).state()).isEqualTo(PaymentState.OPEN);
    }

    @Test
    void aRefusalOfTheGatewayEndsTheTryAndTheNextOneHasAnotherNumber() {
        stage.alipay.breaks(new GatewayRefused("ACQ.NO"));
        refused(starting(Channel.ALIPAY), PaymentProblem.GATEWAY_REFUSED);
        stage.alipay.back();

        assertThat(stage.start(order, Channel.ALIPAY).number()).isEqualTo(order.number() + "02");
        assertThat(stage.attempts.service().list(order.key()).await().payments())
                .extracting(Payment::state)
                .containsExactly(PaymentState.FAILED, PaymentState.OPEN);
    }

    @Test
    @Tag("R-PAY-5")
    void aClosedWayIsRefusedAndSaysWhatIsStillOpen() {
        var edition = stage.orders.edition();
        stage.clock.set(edition.scanDeadline());
        var unused = DATABASE.sql("UPDATE edition SET b2b_deadline = scan_deadline + interval '1 day'");
        stage.orders.units.editions.runOnce().await();
        Order late = stage.orders.order(1);

        Future<Payment> scan = stage.attempts.service().start(late.key(), Channel.ALIPAY);
        Problem problem = refused(scan, PaymentProblem.WAY_CLOSED);
        assertThat(problem.members()).containsEntry("openWays", List.of("b2b"));
        assertThat(stage.start(late, Channel.UNIONPAY_B2B).state()).isEqualTo(PaymentState.OPEN);

        var unusedToo = DATABASE.sql("UPDATE edition SET b2b_deadline = scan_deadline");
        stage.orders.units.editions.runOnce().await();
        refused(stage.attempts.service().start(late.key(), Channel.UNIONPAY_B2B), PaymentProblem.ALL_WAYS_CLOSED);
    }

    @Test
    @Tag("R-PAY-5")
    void aCodeRunsOutNoLaterThanItsWay() {
        stage.clock.set(stage.orders.edition().scanDeadline().minus(Duration.ofMinutes(5)));
        assertThat(stage.start(order, Channel.ALIPAY).expiresAt())
                .isEqualTo(stage.orders.edition().scanDeadline());
    }

    @Test
    @Tag("R-PAY-5")
    void aCodeOfTheLastMomentCanStillBePaidForAsLongAsGatewaysWant() {
        stage.clock.set(stage.orders.edition().scanDeadline().minusSeconds(1));
        Payment last = stage.start(order, Channel.WECHATPAY);
        assertThat(last.expiresAt()).isAfter(stage.clock.instant().plusSeconds(60));
    }

    @Test
    void onlyAnUnpaidOrderOfTheUnitCanBePaid() {
        Order other = stage.orders.order(1);
        refused(
                stage.attempts
                        .service()
                        .start(new OrderKey(other.key().unit(), order.key().order()), Channel.ALIPAY),
                OrderProblem.NO_SUCH_ORDER);
        for (String state : List.of("confirming", "closing", "cancelled", "expired")) {
            var unused = DATABASE.sql(
                    "UPDATE badge_order SET state = $2, closing_to = CASE WHEN $2 = 'closing' THEN 'cancelled' END"
                            + " WHERE order_id = $1",
                    order.key().order().value(),
                    state);
            assertThat(refused(starting(Channel.ALIPAY), PaymentProblem.NOT_PAYABLE)
                            .members())
                    .containsEntry("state", state);
        }
        assertThat(stage.alipay.calls).isEmpty();
    }

    @Test
    void anOrderHasABoundedNumberOfTries() {
        var unused = DATABASE.sql(
                """
                INSERT INTO payment (unit_id, payment_id, order_id, number, channel, state, amount_fen, sent_at, expires_at,
                    created_at, updated_at)
                SELECT $1, gen_random_uuid(), $2, $3 || lpad(n::text, 2, '0'), 'alipay', 'closed', 100, now(), now(), now(), now()
                FROM generate_series(1, $4) AS n""",
                order.key().unit().value(),
                order.key().order().value(),
                order.number(),
                stage.settings.maxTries());
        refused(starting(Channel.ALIPAY), PaymentProblem.TOO_MANY_TRIES);
    }

    @Test
    void whatTheGatewayDoesNotAnswerIsUnknownAndAskedAgainByWhoeverWantsToPay() {
        stage.alipay.losesAnswers();
        Payment doubtful = stage.start(order, Channel.ALIPAY);
        assertThat(doubtful.state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(doubtful.note()).isEqualTo("lost");
        assertThat(stage.start(order, Channel.ALIPAY).state()).isEqualTo(PaymentState.UNKNOWN);

        stage.alipay.back();
        Payment open = stage.start(order, Channel.ALIPAY);

        assertThat(open.state()).isEqualTo(PaymentState.OPEN);
        assertThat(open.key()).isEqualTo(doubtful.key());
        assertThat(open.number()).isEqualTo(doubtful.number());
    }

    /** The negative control of the race: without the key of live tries two of one channel stand beside each other. */
    @Test
    void theSchemaItselfKeepsASecondLiveTryOut() {
        Payment first = stage.start(order, Channel.ALIPAY);
        Payment second = new Payment(
                new PaymentKey(first.key().unit(), new org.fairgate.kernel.id.PaymentId(stage.orders.units.ids.next())),
                first.order(),
                order.number() + "02",
                first.channel(),
                PaymentState.SENDING,
                first.amount(),
                first.sentAt(),
                first.code(),
                first.expiresAt(),
                first.captured(),
                first.asking(),
                "",
                first.createdAt());
        Future<Void> kept = DATABASE.db().tx(tx -> stage.payments.add(tx, second));
        Object unused = kept.otherwiseEmpty().await();
        assertThat(kept.cause()).hasMessageContaining("payment_open");

        Future<Void> without = DATABASE.db()
                .tx(tx -> tx.query("DROP INDEX payment_open")
                        .execute()
                        .compose(done -> stage.payments.add(tx, second))
                        .compose(done -> Future.failedFuture(new IllegalStateException("two, undone again"))));
        Object unusedToo = without.otherwiseEmpty().await();
        assertThat(without.cause()).hasMessage("two, undone again");
    }
}
