package org.fairgate.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.review.claim.Claim;
import org.fairgate.review.claim.Claims;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitProblem;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Units from the queue to the verdict, and reviewers in each other's way, on a real PostgreSQL. */
@Tag("R-REV")
class UnitReviewServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int RACERS = 8;
    private static final int RACES = 12;

    @TempDir
    static Path directory = Path.of("");

    private static ReviewStage stage;
    private static Reviewer first;
    private static Reviewer second;

    @BeforeAll
    static void open() {
        stage = new ReviewStage(DATABASE, directory);
        first = stage.reviewer();
        second = stage.reviewer(Role.DELEGATION, "guangdong");
    }

    @BeforeEach
    void setTheClock() {
        stage.units.clock.set(TestClock.START);
    }

    private static void refused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
    }

    private static Unit resubmitted(UnitId unit) {
        return stage.units.submit(unit);
    }

    @Test
    @Tag("R-UNIT-7")
    @Tag("R-NOT")
    void anApprovalTellsTheUnitOnceByMail() {
        UnitId unit = stage.submitted();

        Unit approved = stage.decide(first, unit, 1, UnitState.APPROVED);

        assertThat(approved.state()).isEqualTo(UnitState.APPROVED);
        assertThat(stage.notices(unit)).containsExactly("unit-approved by mail");
        assertThat(stage.audit(unit)).endsWith("unit.approved");
    }

    @Test
    @Tag("R-UNIT-7")
    @Tag("R-NOT")
    void sendingBackTellsTheUnitWhyAndNextRoundShowsOnlyWhatChanged() {
        UnitId unit = stage.submitted();
        Unit returned = stage.decide(first, unit, 1, UnitState.RETURNED);
        assertThat(returned.state()).isEqualTo(UnitState.RETURNED);
        assertThat(stage.notices(unit)).containsExactly("unit-returned by mail");
        stage.units.save(unit, "unit", 1, UnitStage.details("华星进出口公司"));
        assertThat(resubmitted(unit).round()).isEqualTo(2);

        ReviewCase found = stage.review.read(first, unit).await();

        assertThat(found.changed()).containsExactly("unit/name");
        assertThat(found.lastReasons()).isEqualTo(ReviewStage.REASONS);
        assertThat(found.name(found.lastReturned()
                        .orElseThrow()
                        .verdict()
                        .orElseThrow()
                        .by()))
                .startsWith("审核员");
    }

    @Test
    void sendingBackNeedsReasonsAboutFieldsThatThereAre() {
        UnitId unit = stage.submitted();
        for (var wrong : List.of(
                List.<Reason>of(),
                List.of(new Reason("unit/nothing", "x")),
                List.of(new Reason("photo", "a person's")))) {
            var verdict = new UnitReview.Verdict(unit, 1, UnitState.RETURNED, wrong);
            refused(
                    wrong.isEmpty() ? ReviewProblem.REASON_MISSING : ReviewProblem.BAD_REASON,
                    () -> stage.review.decide(first, verdict).await());
        }
        var reasoned = new UnitReview.Verdict(unit, 1, UnitState.APPROVED, ReviewStage.REASONS);
        refused(
                ReviewProblem.BAD_DECISION,
                () -> stage.review.decide(first, reasoned).await());
        assertThat(stage.notices(unit)).isEmpty();
    }

    @Test
    void whoeverIsLateLearnsWhoWasFirstAndWhen() {
        UnitId unit = stage.submitted();
        Unit approved = stage.decide(first, unit, 1, UnitState.APPROVED);
        assertThat(approved.round()).isEqualTo(1);

        assertThatThrownBy(() -> stage.decide(second, unit, 1, UnitState.RETURNED))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.refusal()).isEqualTo(UnitProblem.DECIDED);
                    assertThat(String.valueOf(problem.members().get("decidedByName")))
                            .startsWith("审核员");
                    assertThat(problem.members()).containsEntry("decidedAt", TestClock.START);
                });
        assertThat(stage.notices(unit)).containsExactly("unit-approved by mail");
    }

    @Test
    void aDecisionIsBoundToTheRoundThatWasSeen() {
        UnitId unit = stage.submitted();
        Unit returned = stage.decide(first, unit, 1, UnitState.RETURNED);
        assertThat(returned.state()).isEqualTo(UnitState.RETURNED);
        stage.units.save(unit, "unit", 1, UnitStage.details("华星二公司"));
        assertThat(resubmitted(unit).round()).isEqualTo(2);

        refused(UnitProblem.CHANGED, () -> stage.decide(second, unit, 1, UnitState.APPROVED));

        assertThat(stage.review.read(first, unit).await().unit().state()).isEqualTo(UnitState.SUBMITTED);
    }

    /** B3 of the reliability chapter: approve against approve, approve against return. */
    @Test
    void ofManyDecisionsAtOnceOneCounts() throws InterruptedException {
        for (int race = 0; race < RACES; race++) {
            UnitId unit = stage.submitted();
            Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
            List<Runnable> all = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                Reviewer reviewer = racer % 2 == 0 ? first : second;
                UnitState outcome = racer % 3 == 0 ? UnitState.RETURNED : UnitState.APPROVED;
                all.add(() -> refusals.addAll(tried(reviewer, unit, outcome)));
            }
            ReviewStage.atOnce(all);

            assertThat(refusals).hasSize(RACERS - 1).containsOnly(UnitProblem.DECIDED);
            assertThat(stage.notices(unit)).hasSize(1);
            assertThat(stage.audit(unit))
                    .filteredOn(action -> action.matches("unit\\.(approved|returned)"))
                    .hasSize(1);
        }
    }

    private static List<Refusal> tried(Reviewer reviewer, UnitId unit, UnitState outcome) {
        try {
            Unit unused = stage.decide(reviewer, unit, 1, outcome);
            return List.of();
        } catch (Problem problem) {
            return List.of(problem.refusal());
        }
    }

    /** The same race without the guard: more than one would count, so the test above can fail. */
    @Test
    void withoutTheGuardSeveralWouldCount() throws InterruptedException {
        UnitId unit = stage.submitted();
        Queue<Integer> counted = new ConcurrentLinkedQueue<>();
        List<Runnable> all = new ArrayList<>();
        for (int racer = 0; racer < RACERS; racer++) {
            all.add(() -> counted.add(DATABASE.sql(
                            "UPDATE unit SET state = 'approved', round = 1 WHERE unit_id = $1 RETURNING unit_id",
                            unit.value())
                    .size()));
        }
        ReviewStage.atOnce(all);
        assertThat(counted.stream().mapToInt(Integer::intValue).sum()).isGreaterThan(1);
    }

    /** B4: a late verdict on the round before never touches what was submitted since. */
    @Test
    void aDecisionRacingWithAResubmissionNeverTouchesTheNewRound() throws InterruptedException {
        for (int race = 0; race < RACES; race++) {
            UnitId unit = stage.submitted();
            Unit returned = stage.decide(first, unit, 1, UnitState.RETURNED);
            assertThat(returned.round()).isEqualTo(1);
            Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
            List<Runnable> both = List.of(
                    () -> assertThat(resubmitted(unit).round()).isEqualTo(2),
                    () -> refusals.addAll(tried(second, unit, UnitState.APPROVED)));
            ReviewStage.atOnce(both);

            assertThat(refusals).hasSize(1).isSubsetOf(UnitProblem.DECIDED, UnitProblem.CHANGED);
            ReviewCase now = stage.review.read(first, unit).await();
            assertThat(now.unit().state()).isEqualTo(UnitState.SUBMITTED);
            assertThat(now.unit().round()).isEqualTo(2);
        }
    }

    @Test
    void aClaimNamesWhoIsLookingAndEndsByItself() {
        UnitId unit = stage.submitted();

        Claim mine = stage.review.open(first, unit).await();
        Claim theirs = stage.review.open(second, unit).await();

        assertThat(mine.isOf(first)).isTrue();
        assertThat(theirs).isEqualTo(mine);
        assertThat(stage.review.counts(second).await().of(ReviewTab.CLAIMED))
                .isEqualTo(units(second, ReviewTab.CLAIMED).size());
        assertThat(units(second, ReviewTab.CLAIMED)).contains(unit);
        stage.units.clock.advance(Duration.ofMinutes(3));
        assertThat(stage.review.open(first, unit).await().until())
                .isEqualTo(TestClock.START.plus(Duration.ofMinutes(3)).plus(Claims.LIFE));
        stage.units.clock.advance(Claims.LIFE);
        assertThat(stage.review.open(second, unit).await().isOf(second)).isTrue();
        assertThat(units(second, ReviewTab.CLAIMED)).doesNotContain(unit);
        stage.review.close(second, unit).await();
        assertThat(stage.review.open(first, unit).await().isOf(first)).isTrue();
    }

    @Test
    void openingACaseEndsTheUnitsWayBackAndReadingItDoesNot() {
        UnitId unit = stage.submitted();
        assertThat(stage.review.read(first, unit).await().unit().openedAt()).isEmpty();

        Claim claim = stage.review.open(first, unit).await();

        assertThat(claim.isOf(first)).isTrue();
        assertThat(stage.review.read(first, unit).await().unit().openedAt()).contains(TestClock.START);
        refused(
                UnitProblem.OPENED,
                () -> DATABASE.db()
                        .tx(tx -> stage.units.life.withdraw(tx, unit, stage.units.edition()))
                        .await());
    }

    @Test
    void whatLiesOutsideTheScopeDoesNotExist() {
        UnitId unit = stage.submitted();
        Reviewer stranger = stage.reviewer(Role.SUB_DELEGATION, "beijing");
        Reviewer overseas = stage.reviewer(Role.OVERSEAS_DESK, "");
        Reviewer organiser = stage.reviewer(Role.ORGANISER, "");
        for (Reviewer other : List.of(stranger, overseas)) {
            refused(
                    ReviewProblem.NO_SUCH_UNIT,
                    () -> stage.review.read(other, unit).await());
            refused(
                    ReviewProblem.NO_SUCH_UNIT,
                    () -> stage.review.open(other, unit).await());
            refused(ReviewProblem.NO_SUCH_UNIT, () -> stage.decide(other, unit, 1, UnitState.APPROVED));
            assertThat(units(other, ReviewTab.WAITING)).isEmpty();
            assertThat(stage.review.counts(other).await().of(ReviewTab.WAITING)).isZero();
        }
        for (Reviewer own : List.of(first, second, organiser)) {
            assertThat(units(own, ReviewTab.WAITING)).contains(unit);
        }
    }

    private static List<UnitId> units(Reviewer reviewer, ReviewTab tab) {
        return stage.review.queue(reviewer, QueueQuery.of(tab), 200).await().items().stream()
                .map(item -> item.unit().unit())
                .toList();
    }

    @Test
    void theTabsHoldWhatTheySay() {
        UnitId waiting = stage.submitted();
        UnitId back = stage.submitted();
        UnitId again = stage.submitted();
        for (UnitId unit : List.of(back, again)) {
            assertThat(stage.decide(first, unit, 1, UnitState.RETURNED).state()).isEqualTo(UnitState.RETURNED);
        }
        assertThat(resubmitted(again).round()).isEqualTo(2);

        assertThat(units(first, ReviewTab.WAITING)).contains(waiting, again).doesNotContain(back);
        assertThat(units(first, ReviewTab.RESUBMITTED)).contains(again).doesNotContain(waiting);
        assertThat(units(first, ReviewTab.RETURNED)).contains(back).doesNotContain(again);
        assertThat(units(first, ReviewTab.OVERDUE)).isEmpty();
        stage.units.clock.advance(UnitReview.PATIENCE.plusSeconds(1));
        assertThat(units(first, ReviewTab.OVERDUE)).contains(waiting, again);
        var counts = stage.review.counts(first).await();
        assertThat(counts.of(ReviewTab.OVERDUE))
                .isEqualTo(units(first, ReviewTab.OVERDUE).size());
        assertThat(counts.of(ReviewTab.RETURNED))
                .isEqualTo(units(first, ReviewTab.RETURNED).size());
    }

    @Test
    void whoReviewsNobodyIsNoReviewer() {
        var finance = stage.world
                .staff
                .create(
                        new org.fairgate.account.staff.NewStaff(
                                "finance-desk",
                                "财务",
                                org.fairgate.account.World.PASSWORD,
                                Role.FINANCE,
                                java.util.Optional.empty(),
                                java.util.Optional.empty()),
                        "system")
                .await();
        StaffId id = finance.id();
        refused(
                org.fairgate.platform.http.HttpProblem.FORBIDDEN,
                () -> stage.review.reviewer(id).await());
    }
}
