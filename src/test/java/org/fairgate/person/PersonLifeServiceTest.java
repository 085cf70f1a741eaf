package org.fairgate.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.draft.DraftProblem;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonMove;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Persons move along the edges of their life and nowhere else. */
class PersonLifeServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PersonStage stage = new PersonStage(DATABASE, directory);
    private final UnitId unit = stage.unit();

    @Test
    @org.junit.jupiter.api.Tag("R-PER-4")
    void everyStepThatTheTableDoesNotHaveIsRefusedWithThePresentStateAndChangesNothing() {
        PersonKey key = stage.submitted(unit);
        List<String> wrong = new ArrayList<>();
        for (PersonState from : PersonState.values()) {
            stage.force(key, from);
            for (PersonState to : PersonState.values()) {
                Stream.of(Mover.values())
                        .filter(mover -> !PersonState.before(to, mover).contains(from))
                        .filter(mover -> !refused(key, from, to, mover))
                        .forEach(mover -> wrong.add(from + " to " + to + " by " + mover));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(stage.audit(unit)).doesNotContain("person.moved");
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-4")
    void nobodyGetsToBeSubmittedByAMereMove() {
        PersonKey key = stage.filledIn(unit, PersonStage.residentId());
        PersonMove move =
                new PersonMove(key, 0, PersonState.SUBMITTED, Mover.UNIT, "unit:" + unit, Optional.empty(), List.of());

        assertThatThrownBy(() -> stage.move(move).await()).isInstanceOf(Problem.class);
    }

    private boolean refused(PersonKey key, PersonState from, PersonState to, Mover mover) {
        Future<Person> moved =
                stage.move(new PersonMove(key, 1, to, mover, "system", Optional.of(Tag.VISITOR), List.of()));
        Object unused = moved.otherwiseEmpty().await();
        return moved.cause() instanceof Problem problem
                && problem.refusal() == PersonProblem.STATE_CHANGED
                && from.code().equals(problem.members().get("state"));
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-4")
    @org.junit.jupiter.api.Tag("R-AUD")
    void everyEdgeButSubmissionIsWalkedWithItsAuditRecord() {
        List<PersonState.Edge> edges = PersonState.allEdges().stream()
                .filter(edge -> edge.to() != PersonState.SUBMITTED)
                .toList();
        for (PersonState.Edge edge : edges) {
            PersonKey key = stage.submitted(unit);
            stage.force(key, edge.from());
            Optional<Tag> tag = Optional.of(edge.to() == PersonState.PENDING_PAYMENT ? Tag.VISITOR : Tag.STAFF);

            Person moved = stage.move(key, edge.to(), edge.mover(), tag).await();

            assertThat(moved.state()).as(edge.toString()).isEqualTo(edge.to());
            assertThat(DATABASE.sql(
                                    "SELECT from_state, to_state FROM audit WHERE unit_id = $1 ORDER BY seq DESC LIMIT 1",
                                    unit.value())
                            .get(0)
                            .getString(0))
                    .isEqualTo(edge.from().code());
        }
        assertThat(DATABASE.db()
                        .read(client -> stage.units.audit.verify(client, unit))
                        .await()
                        .whole())
                .isTrue();
    }

    @Test
    @org.junit.jupiter.api.Tag("R-REV")
    void oneOfTwoReviewersAtOnceIsFirstAndTheOtherIsToldWhoWas() {
        PersonKey key = stage.submitted(unit);
        PersonMove pay = decision(key, PersonState.PENDING_PAYMENT, Tag.VISITOR);
        PersonMove check = decision(key, PersonState.UNDER_CHECK, Tag.VIP);

        Future<Person> one = stage.move(pay);
        Future<Person> other = stage.move(check);
        var unused = Future.join(one, other).otherwiseEmpty().await();

        assertThat(one.succeeded()).isNotEqualTo(other.succeeded());
        Problem late = (Problem) (one.succeeded() ? other : one).cause();
        PersonMove first = one.succeeded() ? pay : check;
        assertThat(late.refusal()).isEqualTo(PersonProblem.STATE_CHANGED);
        assertThat(late.members())
                .containsEntry("state", first.to().code())
                .containsEntry("decidedBy", first.actor().substring("staff:".length()))
                .containsKey("decidedAt");
        assertThat(stage.person(key).tag()).isEqualTo(first.tag());
    }

    @Test
    @org.junit.jupiter.api.Tag("R-REV")
    void withoutTheGuardsTheSecondOfTwoReviewersOverwritesTheFirst() {
        PersonKey key = stage.submitted(unit);
        for (String tag : List.of("visitor", "vip")) {
            var unused = DATABASE.sql(
                    "UPDATE person SET state = 'under-check', tag = $2 WHERE person_id = $1",
                    key.person().value(),
                    tag);
        }

        assertThat(stage.person(key).tag()).contains(Tag.VIP);
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-4")
    @org.junit.jupiter.api.Tag("R-PER-5")
    void aUnitGivesUpWhomItGotBackAndTheDocumentCanBeRegisteredAgain() {
        String document = PersonStage.residentId();
        PersonKey key = stage.filledIn(unit, document);
        assertThat(stage.submit(key).await()).hasSize(1);
        Person returned = stage.move(key, PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        assertThat(returned.cancellable()).isTrue();

        Person cancelled = stage.persons.cancel(unit, key.person()).await();

        assertThat(cancelled.state()).isEqualTo(PersonState.CANCELLED);
        assertThat(stage.audit(unit)).endsWith("person.moved");
        assertThatThrownBy(
                        () -> stage.save(key, 1, stage.complete(unit, document)).await())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(DraftProblem.LOCKED));
        UnitId other = stage.unit();
        assertThat(stage.submit(stage.filledIn(other, document)).await()).hasSize(1);
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-4")
    void whoseOrderExistsIsNotGivenUpByItsUnitUntilTheOrderEnds() {
        PersonKey key = stage.submitted(unit);
        for (PersonState state : PersonState.before(PersonState.CANCELLED, Mover.UNIT)) {
            stage.force(key, state);
            ordered(key, true);
            assertThat(stage.person(key).cancellable()).isFalse();
            assertRefused(key, PersonProblem.IN_ORDER, state);
            ordered(key, false);
            assertThat(stage.persons.cancel(unit, key.person()).await().state()).isEqualTo(PersonState.CANCELLED);
        }
        stage.force(key, PersonState.IN_PRODUCTION);
        assertRefused(key, PersonProblem.STATE_CHANGED, PersonState.IN_PRODUCTION);
    }

    private static void ordered(PersonKey key, boolean exists) {
        var unused = DATABASE.sql(
                "UPDATE person SET ordered_at = CASE WHEN $2 THEN now() END WHERE person_id = $1",
                key.person().value(),
                exists);
    }

    private void assertRefused(PersonKey key, PersonProblem refusal, PersonState state) {
        assertThatThrownBy(() -> stage.persons.cancel(unit, key.person()).await())
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.refusal()).isEqualTo(refusal);
                    assertThat(problem.members()).containsEntry("state", state.code());
                });
        assertThat(stage.person(key).state()).isEqualTo(state);
    }

    private PersonMove decision(PersonKey key, PersonState to, Tag tag) {
        return new PersonMove(key, 1, to, Mover.REVIEWER, "staff:" + stage.units.staff(), Optional.of(tag), List.of());
    }

    @Test
    @org.junit.jupiter.api.Tag("R-REV")
    void aDecisionOnAnEarlierRoundIsRefusedWithThePresentOne() {
        PersonKey key = stage.submitted(unit);
        PersonMove seen = decision(key, PersonState.UNDER_CHECK, Tag.STAFF);
        Person unused = stage.move(key, PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        assertThat(stage.submit(key).await()).hasSize(1);

        assertThatThrownBy(() -> stage.move(seen).await()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(PersonProblem.CHANGED);
            assertThat(problem.members()).containsEntry("round", 2);
        });
        assertThat(stage.person(key).state()).isEqualTo(PersonState.SUBMITTED);
    }

    @Test
    void onlyWhoPaysIsAskedToAndWhoPaysIsNotLetPastByAReviewer() {
        PersonKey key = stage.submitted(unit);

        for (PersonMove wrong : List.of(
                decision(key, PersonState.PENDING_PAYMENT, Tag.STAFF),
                decision(key, PersonState.UNDER_CHECK, Tag.VISITOR))) {
            assertThatThrownBy(() -> stage.move(wrong).await())
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.refusal()).isEqualTo(PersonProblem.TAG_DOES_NOT_FIT));
        }
        assertThat(stage.person(key).tag()).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("R-REV")
    void aTagIsGivenBeforeTheUnitIsApprovedAndLeavesThePersonWaiting() {
        PersonKey key = stage.submitted(unit);

        Person tagged = DATABASE.db()
                .tx(tx -> stage.persons.tag(tx, decision(key, PersonState.SUBMITTED, Tag.VIP)))
                .await();

        assertThat(tagged.tag()).contains(Tag.VIP);
        assertThat(tagged.state()).isEqualTo(PersonState.SUBMITTED);
        assertThat(stage.audit(unit)).endsWith("person.tagged");
        assertThat(stage.move(key, PersonState.UNDER_CHECK, Mover.REVIEWER, Optional.empty())
                        .await()
                        .tag())
                .contains(Tag.VIP);
        assertThatThrownBy(() -> DATABASE.db()
                        .tx(tx -> stage.persons.tag(tx, decision(key, PersonState.SUBMITTED, Tag.STAFF)))
                        .await())
                .isInstanceOf(Problem.class);
    }
}
