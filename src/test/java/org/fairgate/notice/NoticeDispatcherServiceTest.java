package org.fairgate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.fairgate.notice.NoticeBench.Hand;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-NOT")
@Timeout(120)
class NoticeDispatcherServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private NoticeBench bench;

    @BeforeEach
    void emptyOutbox() {
        bench = new NoticeBench(DATABASE);
    }

    @Test
    void aNoticeIsSentInTheLanguageOfItsUnitAndItsParametersForgotten() {
        Hand hand = Hand.that(Outcome.sent());
        bench.enqueue(NoticeBench.mail(NoticeKind.VERIFICATION_CODE, Map.of("code", "135790"), "k"));

        round(hand);
        round(hand);

        assertThat(hand.sent).singleElement().satisfies(letter -> {
            assertThat(letter.recipient()).isEqualTo(NoticeBench.MAIL);
            assertThat(letter.words().subject()).isEqualTo("您的验证码");
            assertThat(letter.words().body()).contains("135790").contains("5 分钟");
            assertThat(letter.id()).isEqualTo(bench.row("k").getUUID("notice_id"));
        });
        assertThat(bench.state("k")).isEqualTo("sent");
        assertThat(bench.row("k").getBuffer("parameters").length()).isZero();
        assertThat(bench.tries("sent")).isEqualTo(1);
    }

    @Test
    void failuresAreRetriedLaterAndLaterUntilTheNoticeIsPutAsideWithItsCause() {
        Hand hand = Hand.that(Outcome.retry("SMTP 451"));
        NoticeDispatcher dispatcher = bench.dispatcher(hand);
        bench.enqueueMail("k");

        for (int i = 1; i <= bench.settings.attempts(); i++) {
            run(dispatcher);
            run(dispatcher); // not due yet: nothing happens
            assertThat(hand.sent).hasSize(i);
            bench.clock.advance(bench.settings.longestRetry());
        }
        run(dispatcher);

        assertThat(hand.sent).hasSize(bench.settings.attempts());
        assertThat(hand.sent).extracting(Letter::id).containsOnly(bench.row("k").getUUID("notice_id"));
        assertThat(bench.state("k")).isEqualTo("dead");
        assertThat(bench.row("k").getString("last_error")).isEqualTo("SMTP 451");
        assertThat(bench.tries("dead")).isEqualTo(1);
        assertThat(bench.metrics.get("fairgate.notice.dead").gauge().value()).isEqualTo(1);
    }

    @Test
    void aThrottledNoticeWaitsAsLongAsTheGatewayAsks() {
        Hand hand = Hand.that(Outcome.retryAfter("isv.BUSINESS_LIMIT_CONTROL", Duration.ofMinutes(1)));
        NoticeDispatcher dispatcher = bench.dispatcher(hand);
        bench.enqueueMail("k");
        run(dispatcher);

        bench.clock.advance(Duration.ofSeconds(59));
        run(dispatcher);
        assertThat(hand.sent).hasSize(1);
        bench.clock.advance(Duration.ofSeconds(1));
        run(dispatcher);
        assertThat(hand.sent).hasSize(2);
    }

    @Test
    @Tag("R-ACC-6")
    void aCodePastItsLifeIsNotSent() {
        Hand hand = Hand.that(Outcome.sent());
        bench.enqueue(NoticeBench.mail(NoticeKind.VERIFICATION_CODE, Map.of("code", "135790"), "k"));
        bench.clock.advance(NoticeBench.CODE_LIFE);

        round(hand);

        assertThat(hand.sent).isEmpty();
        assertThat(bench.state("k")).isEqualTo("dead");
        assertThat(bench.row("k").getString("last_error")).isEqualTo("expired");
        assertThat(bench.row("k").getBuffer("parameters").length()).isZero();
    }

    @Test
    void codesOvertakeOrdinaryNotices() {
        bench = new NoticeBench(DATABASE, NoticeBench.oneByOne(bench.settings, 1));
        Hand hand = Hand.that(Outcome.sent());
        bench.enqueueMail("ordinary");
        bench.clock.advance(Duration.ofSeconds(1));
        bench.enqueue(NoticeBench.mail(NoticeKind.VERIFICATION_CODE, Map.of("code", "135790"), "code"));

        assertThat(bench.dispatcher(hand).runOnce().await()).isTrue();

        assertThat(hand.sent).extracting(Letter::kind).containsExactly(NoticeKind.VERIFICATION_CODE);
    }

    @Test
    void aPoisonNoticeAndOneThatNeverEndsHoldUpNoOther() {
        Promise<Outcome> never = Promise.promise();
        bench.enqueueMail("poison");
        bench.enqueueMail("silent");
        IntStream.range(0, 30).forEach(i -> bench.enqueueMail("k" + i));
        var poison = bench.row("poison").getUUID("notice_id");
        var silent = bench.row("silent").getUUID("notice_id");
        bench.change("UPDATE notice SET parameters = 'junk' WHERE notice_id = $1", poison);
        Hand hand = new Hand(
                letter -> letter.id().equals(silent) ? never.future() : Future.succeededFuture(Outcome.sent()));

        Future<Boolean> round = bench.dispatcher(hand).runOnce();
        // every notice but the silent one is through while that one still hangs
        while (DATABASE.count("SELECT count(*) FROM notice WHERE state = 'sent'") < 30) {
            assertThat(round.isComplete()).isFalse();
        }
        never.complete(Outcome.sent());
        assertThat(round.await()).isFalse();

        assertThat(bench.state("silent")).isEqualTo("sent");
        assertThat(bench.state("poison")).isEqualTo("failed");
        assertThat(bench.row("poison").getString("last_error")).isEqualTo("IllegalStateException");
    }

    @Test
    void twoDispatchersAtOnceSendEachNoticeOnce() {
        Hand hand = Hand.that(Outcome.sent());
        IntStream.range(0, 120).forEach(i -> bench.enqueueMail("k" + i));
        NoticeDispatcher one = bench.dispatcher(hand);
        NoticeDispatcher two = bench.dispatcher(hand);

        for (int i = 0; i < 4; i++) {
            Future.all(one.runOnce(), two.runOnce()).await();
        }

        assertThat(hand.sent).hasSize(120);
        assertThat(hand.sent).extracting(Letter::id).doesNotHaveDuplicates();
    }

    /** The control of the test above, and the worker that was taken for dead. */
    @Test
    void onceTheLeaseIsOverAnotherSendsAndTheLateWorkerCannotWriteOverIt() {
        Promise<Outcome> slow = Promise.promise();
        Hand lost = new Hand(letter -> slow.future());
        Hand next = Hand.that(Outcome.sent());
        bench.enqueueMail("k");
        Future<Boolean> late = bench.dispatcher(lost).runOnce();
        while (lost.sent.isEmpty()) {
            Thread.onSpinWait();
        }

        round(next);
        assertThat(next.sent).isEmpty();
        bench.clock.advance(bench.settings.lease());
        round(next);
        slow.complete(Outcome.refused("late"));
        assertThat(late.await()).isFalse();

        assertThat(next.sent)
                .extracting(Letter::id)
                .containsExactly(lost.sent.get(0).id());
        assertThat(bench.state("k")).isEqualTo("sent");
        assertThat(bench.tries("stale")).isEqualTo(1);
    }

    @Test
    void aWorkerThatDiesBetweenSendingAndMarkingCausesOneRepeatUnderTheSameId() {
        Hand hand = Hand.that(Outcome.sent());
        bench.enqueueMail("k");
        round(hand);
        // as if it had died before the mark: the claim stands, the result does not
        bench.change(
                "UPDATE notice SET state = 'pending', sent_at = NULL, lease_until = $1, parameters = $2",
                NoticeStore.utc(bench.clock.instant().plus(bench.settings.lease())),
                io.vertx.core.buffer.Buffer.buffer(bench.cipher.encrypt(
                        NoticeStore.parametersContext(bench.row("k").getUUID("notice_id")), "{}")));
        round(hand);
        assertThat(hand.sent).hasSize(1);

        bench.clock.advance(bench.settings.lease());
        round(hand);
        round(hand);

        assertThat(hand.sent).hasSize(2);
        assertThat(hand.sent)
                .extracting(Letter::id)
                .containsOnly(hand.sent.get(0).id());
    }

    @Test
    void aNoticeWhoseWorkersAlwaysVanishIsPutAside() {
        Hand hand = Hand.that(Outcome.sent());
        bench.enqueueMail("k");
        bench.change("UPDATE notice SET attempts = $1", bench.settings.attempts());

        round(hand);

        assertThat(hand.sent).isEmpty();
        assertThat(bench.row("k").getString("last_error")).isEqualTo("workers lost");
        assertThat(bench.state("k")).isEqualTo("dead");
    }

    @Test
    void aDispatcherThatStopsGivesBackWhatItHasNotBegun() {
        bench.enqueueMail("k");
        Hand hand = Hand.that(Outcome.sent());
        NoticeDispatcher stopping = bench.dispatcher(hand);
        stopping.stop();
        run(stopping);

        assertThat(hand.sent).isEmpty();
        assertThat(bench.row("k").getInteger("attempts")).isZero();
        round(hand);
        assertThat(bench.state("k")).isEqualTo("sent");
    }

    @Test
    void depthAndAgeOfTheQueueAreMeasured() {
        bench.enqueueMail("k");
        bench.clock.advance(Duration.ofSeconds(90));
        round(Hand.that(Outcome.retry("x")));

        assertThat(bench.metrics.get("fairgate.notice.queue").gauge().value()).isEqualTo(1);
        assertThat(bench.metrics.get("fairgate.notice.oldest.seconds").gauge().value())
                .isEqualTo(90);
    }

    private void round(Hand hand) {
        run(bench.dispatcher(hand));
    }

    private static void run(NoticeDispatcher dispatcher) {
        assertThat(dispatcher.runOnce().await()).isFalse();
    }
}
