package org.fairgate.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.draft.DraftProblem;
import org.fairgate.edition.EditionProblem;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonStage;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitProblem;
import org.fairgate.unit.UnitState;
import org.fairgate.unit.life.UnitDecision;
import org.fairgate.unit.life.UnitStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Units with their persons, on a real PostgreSQL. */
class SubmissionServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private static PersonStage stage;
    private static UnitStage units;
    private static SubmissionService submissions;

    @BeforeAll
    static void open() {
        stage = new PersonStage(DATABASE, directory);
        units = stage.units;
        submissions = new SubmissionService(
                DATABASE.db(),
                units.editions,
                new SubmissionService.UnitParts(units.units, units.life, units.queue),
                stage.persons);
    }

    @BeforeEach
    void setTheClock() {
        units.clock.set(TestClock.START);
    }

    @Test
    @Tag("R-UNIT-5")
    void aUnitIsSubmittedTogetherWithThePersonsChosen() {
        UnitId unit = filledIn();
        PersonKey chosen = person(unit);
        PersonKey left = person(unit);

        Submission submission = submit(unit, chosen);

        assertThat(submission.unit().state()).isEqualTo(UnitState.SUBMITTED);
        assertThat(submission.submitted()).isEqualTo(1);
        assertThat(submission.unsubmitted()).isEqualTo(1);
        assertThat(submission.mayWithdraw()).isTrue();
        assertThat(submission.receipt().number()).matches("FG-[0-9A-Z]{5}-[0-9A-Z]{5}-1");
        assertThat(state(chosen)).isEqualTo(PersonState.SUBMITTED);
        assertThat(state(left)).isEqualTo(PersonState.DRAFT);
        assertThat(stage.audit(unit)).endsWith("person.submitted", "unit.submitted");
        assertThat(units.audit.verify(DATABASE.pool(), unit).await().whole()).isTrue();
    }

    @Test
    @Tag("R-UNIT-5")
    void aUnitWithoutAPersonIsRefused() {
        UnitId unit = filledIn();
        PersonKey person = person(unit);

        refused(SubmissionProblem.NO_PERSONS, () -> submit(unit));
        refused(SubmissionProblem.INCOMPLETE, () -> submit(units.registered("beijing")));
        assertThat(state(person)).isEqualTo(PersonState.DRAFT);
        assertThat(units.units.find(unit).await().state()).isEqualTo(UnitState.DRAFT);
    }

    @Test
    @Tag("R-UNIT-5")
    void everythingMissingIsToldAtOnceAndNothingIsSubmitted() {
        UnitId unit = units.registered("beijing");
        PersonKey good = person(unit);
        PersonKey bad = person(unit);
        var emptied = stage.save(bad, 1, new JsonObject().put("name", "李明")).await();

        assertThat(emptied).isEqualTo(2);
        assertThatThrownBy(() -> submit(unit, good, bad)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(SubmissionProblem.INCOMPLETE);
            assertThat(problem.errors())
                    .extracting(field -> field.pointer())
                    .contains("/unit/name", "/qualification/file", "/persons/" + bad.person() + "/documentNumber")
                    .noneMatch(pointer -> pointer.startsWith("/persons/" + good.person()));
        });
        assertThat(state(good)).isEqualTo(PersonState.DRAFT);
    }

    @Test
    @Tag("R-UNIT-6")
    void personsAreSubmittedAloneOnceTheUnitIsAndNothingSubmittedCanBeChanged() {
        UnitId unit = filledIn();
        PersonKey first = person(unit);
        var submitted = submit(unit, first);
        PersonKey second = person(unit);

        assertThat(submit(unit, second).unit()).isEqualTo(submitted.unit());
        assertThat(state(second)).isEqualTo(PersonState.SUBMITTED);
        refused(SubmissionProblem.NO_PERSONS, () -> submit(unit));
        refused(PersonProblem.STATE_CHANGED, () -> submit(unit, second));
        refused(DraftProblem.LOCKED, () -> units.save(unit, "unit", 1, UnitStage.details("zu spät")));
        refused(
                DraftProblem.LOCKED,
                () -> stage.save(second, 1, new JsonObject().put("name", "x")).await());
    }

    @Test
    @Tag("R-UNIT-5")
    void foreignAndAbsentPersonsAreNotSubmitted() {
        UnitId unit = filledIn();
        PersonKey own = person(unit);
        PersonKey foreign = person(filledIn());

        refused(PersonProblem.NO_SUCH_PERSON, () -> submit(unit, own, foreign));
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> submissions
                        .submit(unit, Set.of(new PersonId(units.ids.next())))
                        .await());
        assertThat(units.units.find(unit).await().state()).isEqualTo(UnitState.DRAFT);
    }

    @Test
    @Tag("R-PER-5")
    void aDocumentThatIsTakenKeepsTheWholeSubmissionBack() {
        String document = PersonStage.residentId();
        UnitId first = filledIn();
        UnitId second = filledIn();
        var taken = submit(first, stage.filledIn(first, document));

        refused(PersonProblem.DOCUMENT_TAKEN, () -> submit(second, stage.filledIn(second, document)));
        assertThat(taken.submitted()).isEqualTo(1);
        assertThat(units.units.find(second).await().state()).isEqualTo(UnitState.DRAFT);
    }

    @Test
    @Tag("R-UNIT-7")
    void withdrawingTakesUnitAndPersonsBackUntilAReviewerOpens() {
        UnitId unit = filledIn();
        PersonKey person = person(unit);
        var first = submit(unit, person);

        Submission back = submissions.withdraw(unit).await();

        assertThat(first.mayWithdraw()).isTrue();
        assertThat(back.unit().state()).isEqualTo(UnitState.DRAFT);
        assertThat(back.mayWithdraw()).isFalse();
        assertThat(state(person)).isEqualTo(PersonState.DRAFT);
        units.save(unit, "unit", 1, UnitStage.details("华星贸易公司"));
        assertThat(submit(unit, person).unit().round()).isEqualTo(2);
        Boolean opened = DATABASE.db()
                .tx(tx -> units.life.open(tx, unit, units.edition(), units.staff()))
                .await();
        assertThat(opened).isTrue();
        refused(UnitProblem.OPENED, () -> submissions.withdraw(unit).await());
        assertThat(state(person)).isEqualTo(PersonState.SUBMITTED);
    }

    @Test
    @Tag("R-UNIT-7")
    void afterARejectionTheUnitResubmitsWithoutFurtherPersons() {
        UnitId unit = filledIn();
        PersonKey person = person(unit);
        var first = submit(unit, person);
        var decided = decide(unit, 1, UnitState.RETURNED).await();

        Submission now = submissions.state(unit).await();
        assertThat(now.reasons()).containsExactly(new Reason("unit/name", "请核对"));
        Submission again = submit(unit);

        assertThat(decided.round()).isEqualTo(first.unit().round());
        assertThat(again.unit().round()).isEqualTo(2);
        assertThat(again.reasons()).isEmpty();
        assertThat(state(person)).isEqualTo(PersonState.SUBMITTED);
    }

    @Test
    @Tag("R-UNIT-5")
    void submittingTwiceAtOnceSubmitsOnce() {
        for (int turn = 0; turn < 10; turn++) {
            UnitId unit = filledIn();
            PersonKey person = person(unit);

            Future<Submission> first = submissions.submit(unit, Set.of(person.person()));
            Future<Submission> second = submissions.submit(unit, Set.of(person.person()));
            settle(first, second);

            assertThat(first.succeeded()).isNotEqualTo(second.succeeded());
            refusedWith(PersonProblem.STATE_CHANGED, first.failed() ? first.cause() : second.cause());
            assertThat(rounds(unit)).isEqualTo(1);
            assertThat(stage.person(person).round()).isEqualTo(1);
        }
    }

    /** The negative control: a submission that only looks whether the unit is a draft, without holding its row. */
    @Test
    @Tag("R-UNIT-5")
    void withoutHoldingTheRowBothWouldBeSubmitted() {
        UnitId unit = filledIn();

        UnitState seenByFirst = units.units.find(unit).await().state();
        UnitState seenBySecond = units.units.find(unit).await().state();
        int first = carelessly(unit, seenByFirst);
        int second = carelessly(unit, seenBySecond);

        assertThat(first + second).isEqualTo(2);
    }

    private static int carelessly(UnitId unit, UnitState seen) {
        return seen == UnitState.DRAFT
                ? DATABASE.pool()
                        .preparedQuery("UPDATE unit SET state = 'submitted', round = round + 1, submitted_at = now()"
                                + " WHERE unit_id = $1")
                        .execute(Tuple.of(unit.value()))
                        .await()
                        .rowCount()
                : 0;
    }

    @Test
    @Tag("R-UNIT-7")
    void aSubmissionAndAWithdrawalAtOnceLeaveUnitAndPersonsTogether() {
        for (int turn = 0; turn < 10; turn++) {
            UnitId unit = filledIn();
            PersonKey early = person(unit);
            PersonKey late = person(unit);
            var submitted = submit(unit, early);

            Future<Submission> withdrawal = submissions.withdraw(unit);
            Future<Submission> more = submissions.submit(unit, Set.of(late.person()));
            settle(withdrawal, more);

            assertThat(submitted.mayWithdraw()).isTrue();
            assertThat(withdrawal.succeeded()).isTrue();
            Unit now = units.units.find(unit).await();
            boolean withdrawnLast = now.state() == UnitState.DRAFT;
            assertThat(state(late)).isEqualTo(withdrawnLast ? PersonState.DRAFT : PersonState.SUBMITTED);
            assertThat(state(early)).isEqualTo(PersonState.DRAFT);
        }
    }

    @Test
    @Tag("R-UNIT-7")
    void aWithdrawalAndADecisionAtOnceNeverBothHappen() {
        for (int turn = 0; turn < 10; turn++) {
            UnitId unit = filledIn();
            PersonKey person = person(unit);
            var submitted = submit(unit, person);

            Future<Submission> withdrawal = submissions.withdraw(unit);
            Future<Unit> decision = decide(unit, submitted.unit().round(), UnitState.APPROVED);
            settle(withdrawal, decision);

            assertThat(withdrawal.succeeded()).isNotEqualTo(decision.succeeded());
            assertThat(state(person)).isEqualTo(withdrawal.succeeded() ? PersonState.DRAFT : PersonState.SUBMITTED);
        }
    }

    @Test
    void nothingIsSubmittedOutsideTheOpeningTimes() {
        UnitId unit = filledIn();
        PersonKey person = person(unit);
        units.clock.advance(Duration.ofDays(365));

        refused(EditionProblem.NOT_OPEN, () -> submit(unit, person));
        refused(EditionProblem.NOT_OPEN, () -> submissions.withdraw(unit).await());
        assertThat(submissions.state(unit).await().unsubmitted()).isEqualTo(1);
    }

    private static UnitId filledIn() {
        return units.filledIn("guangdong-guangzhou", "华星公司");
    }

    private static PersonKey person(UnitId unit) {
        return stage.filledIn(unit, PersonStage.residentId());
    }

    private static Submission submit(UnitId unit, PersonKey... persons) {
        List<PersonId> ids = List.of(persons).stream().map(PersonKey::person).toList();
        return submissions.submit(unit, ids).await();
    }

    private static PersonState state(PersonKey person) {
        return stage.person(person).state();
    }

    private static int rounds(UnitId unit) {
        return units.queue
                .rounds(DATABASE.pool(), unit, units.edition())
                .await()
                .size();
    }

    private static Future<Unit> decide(UnitId unit, int round, UnitState outcome) {
        List<Reason> reasons = outcome == UnitState.RETURNED ? List.of(new Reason("unit/name", "请核对")) : List.of();
        return DATABASE.db()
                .tx(tx -> units.life.decide(
                        tx, new UnitDecision(unit, units.edition(), round, outcome, reasons, units.staff())));
    }

    private static void settle(Future<?> first, Future<?> second) {
        Boolean settled = Future.join(first, second)
                .transform(done -> Future.succeededFuture(true))
                .await();
        assertThat(settled).isTrue();
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
