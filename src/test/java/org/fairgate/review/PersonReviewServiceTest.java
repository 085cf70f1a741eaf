package org.fairgate.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;
import org.fairgate.unit.UnitState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tags and sending back, one by one and in bulk, on a real PostgreSQL. */
@org.junit.jupiter.api.Tag("R-REV")
class PersonReviewServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final PersonDecision VISITOR = PersonDecision.tagged(Tag.VISITOR);
    private static final PersonDecision VIP = PersonDecision.tagged(Tag.VIP);
    private static final PersonDecision BACK = PersonDecision.returned(List.of(new Reason("photo", "不是正面照")));
    private static final int RACES = 10;

    @TempDir
    static Path directory = Path.of("");

    private static ReviewStage stage;
    private static Reviewer reviewer;

    @BeforeAll
    static void open() {
        stage = new ReviewStage(DATABASE, directory);
        reviewer = stage.reviewer();
    }

    @BeforeEach
    void setTheClock() {
        stage.units.clock.set(TestClock.START);
    }

    private static BulkResult decide(List<PersonKey> keys, PersonDecision decision) {
        return stage.people.decide(reviewer, ReviewStage.each(keys, decision)).await();
    }

    private static Person person(PersonKey key) {
        return stage.persons.person(key);
    }

    private static List<Refusal> why(BulkResult result) {
        return result.skipped().stream().map(BulkResult.Refused::why).toList();
    }

    private static void refused(Refusal refusal, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(refusal));
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PAY-1")
    @org.junit.jupiter.api.Tag("R-NOT")
    void whoIsTaggedVisitorIsToBePaidForAndWhoIsExemptIsCheckedAtOnce() {
        UnitId unit = stage.approved(reviewer);
        List<PersonKey> keys = stage.persons(unit, 2);

        BulkResult visitor = decide(keys.subList(0, 1), VISITOR);
        BulkResult vip = decide(keys.subList(1, 2), VIP);

        assertThat(visitor.done()).hasSize(1);
        assertThat(vip.done()).hasSize(1);
        assertThat(person(keys.get(0)).state()).isEqualTo(PersonState.PENDING_PAYMENT);
        assertThat(person(keys.get(0)).tag()).contains(Tag.VISITOR);
        assertThat(person(keys.get(1)).state()).isEqualTo(PersonState.UNDER_CHECK);
        assertThat(stage.notices(unit))
                .containsExactly("please-pay by mail", "please-pay by sms", "unit-approved by mail");
    }

    @Test
    @org.junit.jupiter.api.Tag("R-NOT")
    void oneRequestTellsAUnitOnceHoweverManyPersonsItHas() {
        UnitId one = stage.approved(reviewer);
        UnitId other = stage.approved(reviewer);
        List<PersonKey> keys = new ArrayList<>(stage.persons(one, 6));
        keys.addAll(stage.persons(other, 3));

        BulkResult result = decide(keys, VISITOR);

        assertThat(result.done()).hasSize(9);
        for (UnitId unit : List.of(one, other)) {
            assertThat(stage.notices(unit))
                    .filteredOn(what -> what.startsWith("please-pay"))
                    .hasSize(2);
        }
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PAY-1")
    void aTagNeedsAnApprovedUnitSendingBackDoesNot() {
        UnitId unit = stage.submitted();
        List<PersonKey> keys = stage.persons(unit, 2);

        assertThat(why(decide(keys, VISITOR)))
                .containsOnly(ReviewProblem.UNIT_NOT_APPROVED)
                .hasSize(2);
        assertThat(decide(keys.subList(0, 1), BACK).done()).hasSize(1);

        assertThat(person(keys.get(0)).state()).isEqualTo(PersonState.RETURNED);
        assertThat(person(keys.get(1)).state()).isEqualTo(PersonState.SUBMITTED);
        assertThat(stage.notices(unit)).containsExactly("persons-returned by mail");
    }

    @Test
    void theResultSaysHonestlyWhatWasDoneAndWhatWasNotAndWhy() {
        UnitId unit = stage.approved(reviewer);
        List<PersonKey> keys = stage.persons(unit, 3);
        PersonKey foreign = foreign();
        assertThat(decide(keys.subList(0, 1), VIP).done()).hasSize(1);
        List<PersonKey> all = new ArrayList<>(keys);
        all.add(foreign);
        List<PersonReview.Each> each = new ArrayList<>(ReviewStage.each(all, VISITOR));
        each.set(2, new PersonReview.Each(new BulkResult.Item(unit, keys.get(2).person(), 2), VISITOR));

        BulkResult result = stage.people.decide(reviewer, each).await();

        assertThat(result.done())
                .extracting(BulkResult.Item::person)
                .containsExactly(keys.get(1).person());
        assertThat(why(result))
                .containsExactlyInAnyOrder(
                        PersonProblem.STATE_CHANGED, PersonProblem.CHANGED, ReviewProblem.NO_SUCH_PERSON);
        assertThat(result.failed()).isEmpty();
        assertThat(result.left()).isZero();
        assertThat(person(foreign).state()).isEqualTo(PersonState.SUBMITTED);
        assertThat(person(keys.get(0)).tag()).contains(Tag.VIP);
    }

    private static PersonKey foreign() {
        UnitId unit = stage.filledIn("beijing");
        Unit submitted = stage.units.submit(unit);
        assertThat(submitted.round()).isEqualTo(1);
        return stage.persons(unit, 1).get(0);
    }

    @Test
    void allThatMatchNeedTheirNumberTypedAboveFifty() {
        Reviewer organiser = stage.reviewer(Role.ORGANISER, "");
        UnitId unit = stage.approved(reviewer);
        List<PersonKey> keys = stage.persons(unit, PersonReview.TYPED_ABOVE + 1);
        Instant asOf = stage.units.clock.instant();
        PersonsQuery query = PersonsQuery.of(PersonState.SUBMITTED);
        long matching = stage.people.matching(organiser, query, asOf).await();
        assertThat(matching).isGreaterThan(PersonReview.TYPED_ABOVE);

        for (Optional<Long> typed : List.of(Optional.<Long>empty(), Optional.of(matching - 1))) {
            var everybody = new PersonReview.Everybody(query, asOf, typed);
            assertThatThrownBy(() ->
                            stage.people.decideAll(organiser, VIP, everybody).await())
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.refusal()).isEqualTo(ReviewProblem.COUNT_DIFFERS);
                        assertThat(problem.members()).containsEntry("count", matching);
                    });
        }
        BulkResult result = stage.people
                .decideAll(organiser, VIP, new PersonReview.Everybody(query, asOf, Optional.of(matching)))
                .await();
        assertThat(result.done().size() + result.skipped().size()).isEqualTo((int) matching);
        assertThat(keys).allSatisfy(key -> assertThat(person(key).state()).isEqualTo(PersonState.UNDER_CHECK));
    }

    @Test
    void whoWasSubmittedAfterTheListWasReadIsLeftAlone() {
        Reviewer stranger = stage.reviewer(Role.SUB_DELEGATION, "beijing");
        UnitId unit = stage.filledIn("beijing");
        Unit submitted = stage.units.submit(unit);
        assertThat(submitted.round()).isEqualTo(1);
        assertThat(stage.decide(stranger, unit, 1, UnitState.APPROVED).state()).isEqualTo(UnitState.APPROVED);
        PersonKey seen = stage.persons(unit, 1).get(0);
        Instant asOf = stage.units.clock.instant();
        stage.units.clock.advance(Duration.ofMinutes(1));
        PersonKey later = stage.persons(unit, 1).get(0);

        var everybody = new PersonReview.Everybody(PersonsQuery.of(PersonState.SUBMITTED), asOf, Optional.empty());
        BulkResult result = stage.people.decideAll(stranger, VIP, everybody).await();

        assertThat(result.done()).extracting(BulkResult.Item::person).contains(seen.person());
        assertThat(person(later).state()).isEqualTo(PersonState.SUBMITTED);
    }

    @Test
    void aSelectionIsNeitherEmptyNorEndless() {
        refused(
                ReviewProblem.BAD_SELECTION,
                () -> stage.people.decide(reviewer, List.of()).await());
        UnitId unit = stage.units.registered(ReviewStage.NODE);
        List<PersonReview.Each> many = new ArrayList<>();
        for (int i = 0; i <= PersonReview.MOST_AT_ONCE; i++) {
            many.add(new PersonReview.Each(
                    new BulkResult.Item(unit, new org.fairgate.kernel.id.PersonId(stage.units.ids.next()), 1), VIP));
        }
        refused(
                ReviewProblem.BAD_SELECTION,
                () -> stage.people.decide(reviewer, many).await());
        BulkResult nobody = stage.people.decide(reviewer, many.subList(0, 3)).await();
        assertThat(nobody.skipped()).hasSize(3);
    }

    @Test
    void aDecisionIsATagOrReasonsNeverBothNorNone() {
        refused(ReviewProblem.REASON_MISSING, () -> PersonDecision.returned(List.of()));
        refused(
                ReviewProblem.BAD_DECISION,
                () -> new PersonDecision(Optional.of(Tag.VIP), List.of(new Reason("photo", "x"))));
        refused(ReviewProblem.BAD_REASON, () -> PersonDecision.returned(List.of(new Reason("unit/name", "x"))));
    }

    /** Bulk against single: each person is decided once, by whoever was first. */
    @Test
    void aBulkDecisionAndASingleOneAtOnceDecideEachPersonOnce() throws InterruptedException {
        for (int race = 0; race < RACES; race++) {
            UnitId unit = stage.approved(reviewer);
            List<PersonKey> keys = stage.persons(unit, 4);
            Queue<BulkResult> results = new ConcurrentLinkedQueue<>();
            ReviewStage.atOnce(List.of(
                    () -> results.add(decide(keys, VISITOR)),
                    () -> results.add(decide(keys.subList(2, 3), VIP)),
                    () -> results.add(decide(keys.subList(3, 4), BACK))));

            assertThat(results.stream().mapToInt(result -> result.done().size()).sum())
                    .isEqualTo(4);
            assertThat(results.stream().flatMap(result -> why(result).stream()))
                    .hasSize(2)
                    .containsOnly(PersonProblem.STATE_CHANGED);
            assertThat(moved(unit)).isEqualTo(4);
        }
    }

    private static long moved(UnitId unit) {
        return stage.audit(unit).stream().filter("person.moved"::equals).count();
    }

    /** The same without the guard: both would count. */
    @Test
    void withoutTheGuardBothWouldCount() throws InterruptedException {
        UnitId unit = stage.approved(reviewer);
        PersonKey key = stage.persons(unit, 1).get(0);
        Queue<Integer> counted = new ConcurrentLinkedQueue<>();
        List<Runnable> both = new ArrayList<>();
        for (String tag : List.of("vip", "staff")) {
            both.add(() -> counted.add(DATABASE.sql(
                            "UPDATE person SET state = 'under-check', tag = $2 WHERE person_id = $1 RETURNING person_id",
                            key.person().value(),
                            tag)
                    .size()));
        }
        ReviewStage.atOnce(both);
        assertThat(counted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    /** A tag that races with the approval of its unit is given after it or not at all. */
    @Test
    @org.junit.jupiter.api.Tag("R-PAY-1")
    void aTagRacingWithTheApprovalIsNeverGivenBeforeIt() throws InterruptedException {
        for (int race = 0; race < RACES; race++) {
            UnitId unit = stage.submitted();
            List<PersonKey> keys = stage.persons(unit, 1);
            Queue<BulkResult> results = new ConcurrentLinkedQueue<>();
            ReviewStage.atOnce(List.of(
                    () -> assertThat(stage.decide(reviewer, unit, 1, UnitState.APPROVED)
                                    .state())
                            .isEqualTo(UnitState.APPROVED),
                    () -> results.add(decide(keys, VISITOR))));

            BulkResult result = results.remove();
            List<String> audit = stage.audit(unit);
            if (result.done().isEmpty()) {
                assertThat(why(result)).containsExactly(ReviewProblem.UNIT_NOT_APPROVED);
                assertThat(audit).doesNotContain("person.moved");
            } else {
                assertThat(audit).containsSubsequence("unit.approved", "person.moved");
            }
        }
    }

    @Test
    void thePersonsOfAPageComeWithTheirUnits() {
        UnitId unit = stage.submitted();
        PersonKey key = stage.persons(unit, 1).get(0);
        Reviewer organiser = stage.reviewer(Role.ORGANISER, "");
        PersonsQuery query =
                new PersonsQuery(PersonState.SUBMITTED, Optional.of(stage.units.node(ReviewStage.NODE)), Cursor.OLDEST);

        PersonReview.Page page = stage.people.page(organiser, query, 200).await();

        assertThat(page.persons()).extracting(Person::key).contains(key);
        assertThat(page.units()).containsKey(unit);
        Reviewer stranger = stage.reviewer(Role.SUB_DELEGATION, "beijing");
        assertThat(stage.people.page(stranger, query, 200).await().persons()).isEmpty();
        assertThat(stage.people.counts(stranger, query.node()).await().values()).allMatch(count -> count == 0);
    }
}
