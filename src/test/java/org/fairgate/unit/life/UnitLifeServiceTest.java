package org.fairgate.unit.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.draft.DraftProblem;
import org.fairgate.edition.Choice;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitProblem;
import org.fairgate.unit.UnitState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A registration from its first submission to its approval, on a real PostgreSQL. */
class UnitLifeServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private static UnitStage stage;
    private static StaffId reviewer;

    @BeforeAll
    static void open() {
        stage = new UnitStage(DATABASE, directory);
        reviewer = stage.staff();
    }

    @BeforeEach
    void setTheClock() {
        stage.clock.set(TestClock.START);
    }

    @Test
    @Tag("R-UNIT-5")
    void aSubmissionLocksThePagesAndKeepsThemAsTheyWere() {
        UnitId unit = filledIn();

        Unit submitted = stage.submit(unit);

        assertThat(submitted.state()).isEqualTo(UnitState.SUBMITTED);
        assertThat(submitted.round()).isEqualTo(1);
        assertThat(submitted.filing().name()).isEqualTo("华星公司");
        assertThat(submitted.filing().submittedAt()).contains(TestClock.START);
        UnitRound round = rounds(unit).get(0);
        assertThat(round.values("unit/name")).containsExactly(new Choice("华星公司", "华星公司", "华星公司"));
        assertThat(round.values("contact/mobile")).extracting(Choice::code).containsExactly("13800000000");
        assertThat(round.values("purchase-intention/countries").get(0).nameZh()).isEqualTo("法国");
        assertThat(round.verdict()).isEmpty();
        assertThat(audit(unit)).endsWith("unit.submitted draft submitted ");
    }

    @Test
    @Tag("R-UNIT-5")
    void whatIsMissingIsPointedToAndNothingIsSubmittedOrLocked() {
        UnitId unit = stage.registered("beijing");
        stage.save(unit, "unit", 0, UnitStage.details(""));

        assertThatThrownBy(() -> stage.submit(unit)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(UnitProblem.INCOMPLETE);
            assertThat(problem.errors())
                    .extracting(field -> field.pointer())
                    .contains("/unit/name", "/contact/mobile", "/qualification/file", "/purchase-intention/areas");
        });
        assertThat(state(unit)).isEqualTo(UnitState.DRAFT);
        assertThat(rounds(unit)).isEmpty();
        stage.save(unit, "unit", 1, UnitStage.details("still editable"));
    }

    @Test
    @Tag("R-UNIT-6")
    void afterSubmissionNothingOfItCanBeChanged() {
        UnitId unit = filledIn();
        var submitted = stage.submit(unit);
        StoredFile other = stage.files.stored(unit);

        refused(DraftProblem.LOCKED, () -> stage.save(unit, "unit", 1, UnitStage.details("too late")));
        refused(
                UnitProblem.ALREADY_SUBMITTED,
                () -> stage.units.setQualification(unit, other.id()).await());
        refused(UnitProblem.ALREADY_SUBMITTED, () -> stage.submit(unit));
        assertThat(stage.units.find(unit).await()).isEqualTo(submitted);
    }

    @Test
    @Tag("R-UNIT-5")
    void twoSubmissionsAtOnceMakeOneRound() {
        UnitId unit = filledIn();

        Future<Unit> first = DATABASE.db().tx(tx -> stage.life.submit(tx, unit, stage.edition()));
        Future<Unit> second = DATABASE.db().tx(tx -> stage.life.submit(tx, unit, stage.edition()));
        settle(first, second);

        assertThat(first.succeeded()).isNotEqualTo(second.succeeded());
        refusedWith(UnitProblem.ALREADY_SUBMITTED, first.failed() ? first.cause() : second.cause());
        assertThat(rounds(unit)).hasSize(1);
    }

    @Test
    @Tag("R-UNIT-5")
    @Tag("R-SAVE-1")
    void aSaveThatWasAcknowledgedIsInWhatWasSubmittedOrRefused() {
        for (int turn = 0; turn < 20; turn++) {
            UnitId unit = filledIn();
            Future<?> save = stage.drafts.save(unit, "unit", 1, UnitStage.body(UnitStage.details("改名公司")));
            Future<Unit> submission = DATABASE.db().tx(tx -> stage.life.submit(tx, unit, stage.edition()));
            settle(save, submission);

            assertThat(submission.succeeded()).isTrue();
            String name = rounds(unit).get(0).values("unit/name").get(0).code();
            if (save.failed()) {
                refusedWith(DraftProblem.LOCKED, save.cause());
            }
            assertThat(name).isEqualTo(save.succeeded() ? "改名公司" : "华星公司");
        }
    }

    @Test
    @Tag("R-UNIT-7")
    void aUnitThatIsSentBackMendsAndTheRoundsShowWhatChanged() {
        UnitId unit = filledIn();
        var first = stage.submit(unit);
        var decided = returned(unit, 1, new Reason("unit/name", "与营业执照不符"));

        assertThat(decided.state()).isEqualTo(UnitState.RETURNED);
        assertThat(stage.queue
                        .reasons(DATABASE.pool(), stage.units.find(unit).await())
                        .await())
                .containsExactly(new Reason("unit/name", "与营业执照不符"));
        stage.save(unit, "unit", 1, UnitStage.details("华星贸易公司"));
        Unit again = stage.submit(unit);

        assertThat(again.round()).isEqualTo(first.round() + 1);
        assertThat(again.filing().decidedAt()).isEmpty();
        List<UnitRound> rounds = rounds(unit);
        assertThat(rounds.get(1).changedSince(rounds.get(0))).containsExactly("unit/name");
        assertThat(rounds.get(0).verdict().orElseThrow().by()).contains(reviewer);
        assertThat(rounds.get(1).verdict()).isEmpty();
        assertThat(audit(unit)).contains("unit.returned submitted returned unit/name");
    }

    @Test
    @Tag("R-UNIT-7")
    void aDocumentThatWasSubmittedIsKeptWhenItIsReplaced() {
        UnitId unit = filledIn();
        FileId submitted = stage.submit(unit).qualification().orElseThrow();
        var unused = returned(unit, 1, new Reason("qualification/file", "看不清公章"));
        StoredFile second = stage.files.stored(unit);
        StoredFile third = stage.files.stored(unit);

        var set = stage.units.setQualification(unit, second.id()).await();
        var again = stage.units.setQualification(unit, third.id()).await();

        assertThat(set).isNotEqualTo(again);
        assertThat(fileState(submitted)).isEqualTo("attached");
        assertThat(fileState(second.id())).isEqualTo("released");
        assertThat(stage.submit(unit).filing().submittedFile()).contains(third.id());
    }

    @Test
    @Tag("R-UNIT-7")
    void aUnitWithdrawsUntilAReviewerHasOpenedIt() {
        UnitId unit = filledIn();
        var first = stage.submit(unit);

        assertThat(stage.life.mayWithdraw(first)).isTrue();
        assertThat(withdraw(unit).await().state()).isEqualTo(UnitState.DRAFT);
        assertThat(rounds(unit).get(0).verdict().orElseThrow().outcome()).isEqualTo(UnitRound.Outcome.WITHDRAWN);
        refused(UnitProblem.NOT_SUBMITTED, () -> withdraw(unit).await());
        refused(UnitProblem.WITHDRAWN, () -> approved(unit, 1));
        stage.save(unit, "unit", 1, UnitStage.details("华星二"));
        var second = stage.submit(unit);
        assertThat(second.round()).isEqualTo(2);
        assertThat(open(unit).await()).isTrue();
        assertThat(open(unit).await()).isFalse();
        refused(UnitProblem.OPENED, () -> withdraw(unit).await());
        assertThat(stage.life.mayWithdraw(stage.units.find(unit).await())).isFalse();
    }

    @Test
    @Tag("R-UNIT-7")
    void aWithdrawnResubmissionIsAgainWhatTheReviewersSentBack() {
        UnitId unit = filledIn();
        var first = stage.submit(unit);
        var back = returned(unit, first.round(), new Reason("", "请补充"));
        var second = stage.submit(unit);

        assertThat(withdraw(unit).await().state()).isEqualTo(UnitState.RETURNED);
        assertThat(second.round()).isEqualTo(back.round() + 1);
        assertThat(stage.queue
                        .reasons(DATABASE.pool(), stage.units.find(unit).await())
                        .await())
                .hasSize(1);
    }

    @Test
    @Tag("R-REV")
    void twoReviewersNeverOverwriteEachOther() {
        UnitId unit = filledIn();
        var submitted = stage.submit(unit);
        StaffId other = stage.staff();

        Future<Unit> approval = decide(
                new UnitDecision(unit, stage.edition(), submitted.round(), UnitState.APPROVED, List.of(), reviewer));
        Future<Unit> rejection = decide(new UnitDecision(
                unit, stage.edition(), submitted.round(), UnitState.RETURNED, List.of(new Reason("", "不清楚")), other));
        settle(approval, rejection);

        assertThat(approval.succeeded()).isNotEqualTo(rejection.succeeded());
        Problem late = (Problem) (approval.failed() ? approval.cause() : rejection.cause());
        assertThat(late.refusal()).isEqualTo(UnitProblem.DECIDED);
        assertThat(late.members())
                .containsEntry("decidedBy", (approval.succeeded() ? reviewer : other).toString())
                .containsKey("decidedAt");
        assertThat(rounds(unit).get(0).verdict().orElseThrow().by()).contains(approval.succeeded() ? reviewer : other);
    }

    @Test
    @Tag("R-REV")
    void aDecisionOnAnEarlierRoundIsRefused() {
        UnitId unit = filledIn();
        var first = stage.submit(unit);
        var back = returned(unit, first.round(), new Reason("", "请补充"));
        var second = stage.submit(unit);

        refused(UnitProblem.CHANGED, () -> approved(unit, back.round()));
        assertThat(approved(unit, second.round()).state()).isEqualTo(UnitState.APPROVED);
    }

    @Test
    @Tag("R-UNIT-7")
    void aWithdrawalAndADecisionAtOnceNeverBothHappen() {
        int withdrawals = 0;
        for (int turn = 0; turn < 20; turn++) {
            UnitId unit = filledIn();
            var submitted = stage.submit(unit);
            Future<Unit> withdrawal = turn % 2 == 0 ? withdraw(unit) : Future.failedFuture("later");
            Future<Unit> decision = decide(new UnitDecision(
                    unit, stage.edition(), submitted.round(), UnitState.APPROVED, List.of(), reviewer));
            Future<Unit> taken = turn % 2 == 0 ? withdrawal : withdraw(unit);
            settle(taken, decision);

            assertThat(taken.succeeded()).isNotEqualTo(decision.succeeded());
            assertThat(state(unit)).isEqualTo(taken.succeeded() ? UnitState.DRAFT : UnitState.APPROVED);
            withdrawals += taken.succeeded() ? 1 : 0;
        }
        assertThat(withdrawals).isBetween(0, 20);
    }

    /** The negative control: the same two movers without the guard would both be answered with success. */
    @Test
    @Tag("R-UNIT-7")
    void withoutTheGuardBothWouldHaveHappened() {
        UnitId unit = filledIn();
        var submitted = stage.submit(unit);
        String unguarded = "UPDATE unit SET state = $2 WHERE unit_id = $1 AND round = " + submitted.round();

        Future<?> withdrawal = DATABASE.db()
                .tx(tx -> tx.preparedQuery(unguarded)
                        .execute(io.vertx.sqlclient.Tuple.of(unit.value(), "draft"))
                        .map(done -> done.rowCount()));
        Future<?> decision = DATABASE.db()
                .tx(tx -> tx.preparedQuery(unguarded)
                        .execute(io.vertx.sqlclient.Tuple.of(unit.value(), "approved"))
                        .map(done -> done.rowCount()));
        settle(withdrawal, decision);

        assertThat(withdrawal.result()).isEqualTo(1);
        assertThat(decision.result()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(UnitState.class)
    @Tag("R-UNIT-7")
    void onlyTheStatesOfTheTableAreLeft(UnitState from) {
        UnitId unit = filledIn();
        var submitted = stage.submit(unit);
        var forced = DATABASE.sql("UPDATE unit SET state = $2 WHERE unit_id = $1", unit.value(), from.code());

        boolean waits = from == UnitState.SUBMITTED;
        assertThat(forced).isEmpty();
        assertThat(succeeds(() -> approved(unit, submitted.round()))).isEqualTo(waits);
        var again = DATABASE.sql("UPDATE unit SET state = $2 WHERE unit_id = $1", unit.value(), from.code());
        assertThat(again).isEmpty();
        assertThat(succeeds(() -> stage.submit(unit))).isEqualTo(from.editable());
    }

    private static boolean succeeds(ThrowingCallable work) {
        try {
            work.call();
            return true;
        } catch (Throwable refused) {
            return false;
        }
    }

    private static UnitId filledIn() {
        return stage.filledIn("beijing", "华星公司");
    }

    private static UnitState state(UnitId unit) {
        return stage.units.find(unit).await().state();
    }

    private static List<UnitRound> rounds(UnitId unit) {
        return stage.queue.rounds(DATABASE.pool(), unit, stage.edition()).await();
    }

    private static Future<Boolean> open(UnitId unit) {
        return DATABASE.db().tx(tx -> stage.life.open(tx, unit, stage.edition(), reviewer));
    }

    private static Future<Unit> withdraw(UnitId unit) {
        return DATABASE.db().tx(tx -> stage.life.withdraw(tx, unit, stage.edition()));
    }

    private static Future<Unit> decide(UnitDecision decision) {
        return DATABASE.db().tx(tx -> stage.life.decide(tx, decision));
    }

    private static Unit approved(UnitId unit, int round) {
        return decide(new UnitDecision(unit, stage.edition(), round, UnitState.APPROVED, List.of(), reviewer))
                .await();
    }

    private static Unit returned(UnitId unit, int round, Reason reason) {
        return decide(new UnitDecision(unit, stage.edition(), round, UnitState.RETURNED, List.of(reason), reviewer))
                .await();
    }

    private static void settle(Future<?> first, Future<?> second) {
        Boolean settled = Future.join(first, second)
                .transform(done -> Future.succeededFuture(true))
                .await();
        assertThat(settled).isTrue();
    }

    private static List<String> audit(UnitId unit) {
        return DATABASE
                .sql(
                        "SELECT concat_ws(' ', action, from_state, to_state, why) FROM audit WHERE unit_id = $1 ORDER BY seq",
                        unit.value())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static String fileState(FileId file) {
        return DATABASE.sql("SELECT state FROM file WHERE file_id = $1", file.value())
                .get(0)
                .getString(0);
    }

    private static void refused(Refusal refusal, ThrowingCallable work) {
        assertThatThrownBy(work).satisfies(cause -> refusedWith(refusal, cause));
    }

    private static void refusedWith(Refusal refusal, Throwable cause) {
        assertThat(cause)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
    }
}
