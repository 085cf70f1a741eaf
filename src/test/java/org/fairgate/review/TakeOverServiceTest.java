package org.fairgate.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.claim.Claim;
import org.fairgate.review.claim.Claims;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.UnitState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A case that goes from one reviewer to another: knowingly, once, and told to the one who had it. */
@Tag("R-REV")
class TakeOverServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int RACERS = 6;
    private static final int RACES = 10;
    private static final String TAKEN_OVER = "review.claim-taken-over";

    @TempDir
    static Path directory = Path.of("");

    private static ReviewStage stage;
    private static Reviewer first;
    private static Reviewer second;
    private static Reviewer third;

    @BeforeAll
    static void open() {
        stage = new ReviewStage(DATABASE, directory);
        first = stage.reviewer();
        second = stage.reviewer(Role.DELEGATION, "guangdong");
        third = stage.reviewer();
    }

    @BeforeEach
    void setTheClock() {
        stage.units.clock.set(TestClock.START);
    }

    /** A submitted unit that {@code holder} has open. */
    private static UnitId openedBy(Reviewer holder) {
        UnitId unit = stage.submitted();
        assertThat(stage.review.open(holder, unit).await().isOf(holder)).isTrue();
        return unit;
    }

    private static Claim takenOver(Reviewer reviewer, UnitId unit, Reviewer from) {
        return stage.review.takeOver(reviewer, unit, from.id()).await();
    }

    private static List<Refusal> refusalsOf(Runnable call) {
        try {
            call.run();
            return List.of();
        } catch (Problem problem) {
            return List.of(problem.refusal());
        }
    }

    private static List<Refusal> approving(Reviewer reviewer, UnitId unit) {
        return refusalsOf(() -> assertThat(
                        stage.decide(reviewer, unit, 1, UnitState.APPROVED).state())
                .isEqualTo(UnitState.APPROVED));
    }

    @Test
    @Tag("R-AUD")
    void whoHadTheCaseIsToldAndDecidesNoMore() {
        UnitId unit = openedBy(first);

        Claim claim = takenOver(second, unit, first);

        assertThat(claim.isOf(second)).isTrue();
        assertThat(stage.audit(unit)).endsWith(TAKEN_OVER);
        Claim told = stage.review.open(first, unit).await();
        assertThat(told.isOf(second)).isTrue();
        assertThat(told.wasTakenFrom(first)).isTrue();
        assertThatThrownBy(() -> stage.decide(first, unit, 1, UnitState.APPROVED))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.refusal()).isEqualTo(ReviewProblem.TAKEN_OVER);
                    assertThat(problem.members()).containsEntry("takenOverBy", claim.name());
                });
        assertThat(stage.notices(unit)).isEmpty();
        assertThat(approving(second, unit)).isEmpty();
    }

    @Test
    void theCaseCanBeTakenBack() {
        UnitId unit = openedBy(first);
        assertThat(takenOver(second, unit, first).isOf(second)).isTrue();

        assertThat(takenOver(first, unit, second).isOf(first)).isTrue();

        assertThat(approving(second, unit)).containsExactly(ReviewProblem.TAKEN_OVER);
        assertThat(approving(first, unit)).isEmpty();
    }

    @Test
    void everybodyWhoHadItIsToldAndWhoNeverHadItDecidesAsBefore() {
        UnitId unit = openedBy(first);
        assertThat(takenOver(second, unit, first).isOf(second)).isTrue();
        assertThat(takenOver(third, unit, second).isOf(third)).isTrue();
        Reviewer organiser = stage.reviewer(Role.ORGANISER, "");

        assertThat(approving(first, unit)).containsExactly(ReviewProblem.TAKEN_OVER);
        assertThat(approving(second, unit)).containsExactly(ReviewProblem.TAKEN_OVER);
        assertThat(approving(organiser, unit)).isEmpty();
    }

    @Test
    void nobodyIsPushedAsideWhomTheReviewerWasNotAskedAbout() {
        UnitId unit = openedBy(first);
        assertThat(takenOver(second, unit, first).isOf(second)).isTrue();

        assertThatThrownBy(() -> takenOver(third, unit, first)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(ReviewProblem.CLAIM_CHANGED);
            assertThat(problem.members()).containsKey("claimedBy");
        });

        assertThat(stage.review.open(third, unit).await().isOf(second)).isTrue();
        assertThat(approving(second, unit)).isEmpty();
    }

    @Test
    void whatIsFreeOrOnesOwnIsSimplyOpened() {
        UnitId free = stage.submitted();
        assertThat(takenOver(second, free, first).isOf(second)).isTrue();
        assertThat(takenOver(second, free, second).isOf(second)).isTrue();
        assertThat(takenOver(second, free, first).isOf(second)).isTrue();

        assertThat(stage.audit(free)).doesNotContain(TAKEN_OVER);
    }

    @Test
    void theTellingEndsWithTheClaim() {
        UnitId unit = openedBy(first);
        assertThat(takenOver(second, unit, first).isOf(second)).isTrue();
        stage.units.clock.advance(Claims.LIFE);
        assertThat(stage.review.open(third, unit).await().wasTakenFrom(first)).isFalse();

        assertThat(approving(first, unit)).isEmpty();
    }

    @Test
    void whatLiesOutsideTheScopeCannotBeTakenOver() {
        UnitId unit = openedBy(first);
        Reviewer stranger = stage.reviewer(Role.SUB_DELEGATION, "beijing");

        assertThat(refusalsOf(() -> assertThat(takenOver(stranger, unit, first)).isNotNull()))
                .containsExactly(ReviewProblem.NO_SUCH_UNIT);
        assertThat(stage.review.open(first, unit).await().isOf(first)).isTrue();
    }

    @Test
    void ofManyWhoTakeOverFromTheSameOneSucceeds() throws InterruptedException {
        List<Reviewer> racers = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            racers.add(stage.reviewer());
        }
        for (int race = 0; race < RACES; race++) {
            UnitId unit = openedBy(first);
            Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
            ReviewStage.atOnce(racers.stream()
                    .<Runnable>map(racer -> () -> refusals.addAll(refusalsOf(
                            () -> assertThat(takenOver(racer, unit, first).isOf(racer))
                                    .isTrue())))
                    .toList());

            assertThat(refusals).hasSize(RACERS - 1).containsOnly(ReviewProblem.CLAIM_CHANGED);
            assertThat(stage.audit(unit)).containsOnlyOnce(TAKEN_OVER);
        }
    }

    /** The same race without naming the holder in the statement: all would take it, one from the other. */
    @Test
    void withoutTheGuardAllWouldTakeIt() throws InterruptedException {
        UnitId unit = openedBy(first);
        Queue<Integer> taken = new ConcurrentLinkedQueue<>();
        List<Runnable> all = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            all.add(() -> taken.add(DATABASE.sql(
                            "UPDATE review_claim SET staff_id = gen_random_uuid() WHERE unit_id = $1 RETURNING unit_id",
                            unit.value())
                    .size()));
        }
        ReviewStage.atOnce(all);
        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(RACERS);
    }

    @Test
    void aDecisionRacingWithATakeOverEitherComesFirstOrIsRefused() throws InterruptedException {
        for (int race = 0; race < RACES; race++) {
            UnitId unit = openedBy(first);
            Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
            ReviewStage.atOnce(List.of(
                    () -> refusals.addAll(approving(first, unit)),
                    () -> assertThat(takenOver(second, unit, first).isOf(second))
                            .isTrue()));

            boolean decided = refusals.isEmpty();
            assertThat(refusals).isSubsetOf(ReviewProblem.TAKEN_OVER);
            assertThat(stage.audit(unit).contains(TAKEN_OVER)).isEqualTo(!decided);
            assertThat(stage.review.read(first, unit).await().unit().state())
                    .isEqualTo(decided ? UnitState.APPROVED : UnitState.SUBMITTED);
        }
    }

    @Test
    void aCaseInMoreHandsKeepsEachOfThemOnce() {
        UnitId unit = openedBy(first);
        for (int turn = 0; turn < 3; turn++) {
            assertThat(takenOver(second, unit, first).isOf(second)).isTrue();
            assertThat(takenOver(first, unit, second).isOf(first)).isTrue();
            stage.units.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(DATABASE.sql("SELECT cardinality(taken_from) FROM review_claim WHERE unit_id = $1", unit.value())
                        .get(0)
                        .getInteger(0))
                .isEqualTo(1);
    }
}
