package org.fairgate.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.delegation.Scope;
import org.fairgate.draft.DraftProblem;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonRound;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Persons are submitted, come back and are submitted again; nothing typed is lost on the way. */
class PersonSubmissionServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PersonStage stage = new PersonStage(DATABASE, directory);
    private final UnitId unit = stage.unit();

    @Test
    @Tag("R-PER-4")
    void aSubmittedPersonIsLockedAndKeptAsItWasSentIn() {
        PersonKey key = stage.filledIn(unit, "11010519491231002x");

        Person submitted = stage.submit(key).await().get(0);

        assertThat(submitted.state()).isEqualTo(PersonState.SUBMITTED);
        assertThat(submitted.round()).isEqualTo(1);
        assertThat(submitted.summary().name()).isEqualTo("李明");
        assertThat(submitted.summary().documentMasked()).isEqualTo("11************002X");
        assertThat(submitted.entryDays()).containsExactly(stage.days().get(0));
        assertThat(submitted.submittedAt()).contains(stage.units.clock.instant());
        refused(
                DraftProblem.LOCKED,
                () -> stage.save(key, 1, new JsonObject().put("name", "李小明")).await());
        PersonRound round = rounds(key).get(0);
        assertThat(round.fields())
                .containsEntry("documentNumber", List.of("11010519491231002X"))
                .containsEntry("birth", List.of("1949-12-31"))
                .containsEntry("sex", List.of("female"))
                .containsEntry("commitment", List.of("yes"));
        assertThat(round.outcome()).isEmpty();
        assertThat(stage.audit(unit)).endsWith("person.submitted");
        assertThat(DATABASE.sql("SELECT state FROM file WHERE unit_id = $1", unit.value())
                        .get(0)
                        .getString(0))
                .isEqualTo("attached");
    }

    @Test
    @Tag("R-PER-4")
    void anIncompletePersonIsToldFieldByFieldAndNobodyIsSubmitted() {
        PersonKey good = stage.filledIn(unit, PersonStage.residentId());
        PersonKey empty =
                stage.persons.add(unit, PersonKind.CHINESE_ABROAD).await().key();

        assertThatThrownBy(() -> stage.submit(unit, List.of(good.person(), empty.person()))
                        .await())
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.refusal()).isEqualTo(PersonProblem.INCOMPLETE);
                    assertThat(problem.errors())
                            .extracting(FieldProblem::pointer)
                            .allMatch(pointer -> pointer.startsWith("/persons/" + empty.person() + "/"))
                            .contains("/persons/" + empty.person() + "/proof");
                });
        assertThat(stage.person(good).state()).isEqualTo(PersonState.DRAFT);
        assertThat(stage.save(good, 1, new JsonObject()).await()).isEqualTo(2);
    }

    @Test
    @Tag("R-PER-4")
    void whoIsSubmittedIsNotSubmittedAgain() {
        PersonKey key = stage.submitted(unit);

        assertThatThrownBy(() -> stage.submit(key).await()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.refusal()).isEqualTo(PersonProblem.STATE_CHANGED);
            assertThat(problem.members())
                    .containsEntry("state", "submitted")
                    .containsEntry("person", key.person().toString());
        });
        refused(PersonProblem.BAD_SELECTION, () -> stage.submit(unit, List.of()).await());
        List<PersonId> tooMany = IntStream.range(0, 1001)
                .mapToObj(i -> new PersonId(stage.units.ids.next()))
                .toList();
        refused(PersonProblem.BAD_SELECTION, () -> stage.submit(unit, tooMany).await());
    }

    @Test
    @Tag("R-PER-4")
    void manyPersonsAreSubmittedTogether() {
        List<PersonId> many = IntStream.range(0, 40)
                .mapToObj(i -> stage.filledIn(unit, PersonStage.residentId()).person())
                .toList();

        List<Person> submitted = stage.submit(unit, many).await();

        assertThat(submitted).hasSize(40).allMatch(person -> person.state() == PersonState.SUBMITTED);
        assertThat(DATABASE.db()
                        .read(client -> stage.units.audit.verify(client, unit))
                        .await()
                        .whole())
                .isTrue();
    }

    @Test
    @Tag("R-UNIT-7")
    void aReturnedPersonIsCorrectedAndSubmittedAgainAndEveryRoundIsKept() {
        PersonKey key = stage.submitted(unit);
        Person unused = stage.move(key, PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        assertThat(stage.persons.find(unit, key.person()).await().state()).isEqualTo(PersonState.RETURNED);
        JsonObject mended = stage.complete(unit, PersonStage.residentId()).put("name", "李小明");
        assertThat(stage.save(key, 1, mended).await()).isEqualTo(2);

        Person again = stage.submit(key).await().get(0);

        assertThat(again.round()).isEqualTo(2);
        assertThat(again.summary().name()).isEqualTo("李小明");
        List<PersonRound> rounds = rounds(key);
        assertThat(rounds).extracting(PersonRound::round).containsExactly(2, 1);
        assertThat(rounds.get(1).outcome()).contains("returned");
        assertThat(rounds.get(1).reasons().get(0).text()).isEqualTo("看不清");
        assertThat(rounds.get(1).decidedBy()).isPresent();
        assertThat(rounds.get(1).fields()).containsEntry("name", List.of("李明"));
        assertThat(rounds.get(0).fields()).containsEntry("name", List.of("李小明"));
        assertThat(DATABASE.count("SELECT count(*) FROM file WHERE unit_id = $1 AND state = 'attached'", unit.value()))
                .as("the photo of the first round is still there to compare with")
                .isEqualTo(2);
    }

    @Test
    @Tag("R-UNIT-6")
    void aWithdrawnPersonIsADraftAgainAndItsDocumentIsFree() {
        String document = PersonStage.residentId();
        PersonKey key = stage.filledIn(unit, document);
        assertThat(stage.submit(key).await()).hasSize(1);
        PersonKey other = stage.submitted(unit);

        List<Person> back = DATABASE.db()
                .tx(tx -> stage.persons.withdraw(tx, unit, stage.units.edition()))
                .await();

        assertThat(back).extracting(Person::key).containsExactlyInAnyOrder(key, other);
        assertThat(back).allMatch(person -> person.state() == PersonState.DRAFT);
        refused(PersonProblem.NO_SUCH_PERSON, () -> rounds(key));
        assertThat(DATABASE.sql(
                                "SELECT outcome FROM person_round WHERE person_id = $1",
                                key.person().value())
                        .get(0)
                        .getString(0))
                .isEqualTo("withdrawn");
        assertThat(stage.save(key, 1, stage.complete(unit, document).put("name", "李二"))
                        .await())
                .isEqualTo(2);
        UnitId elsewhere = stage.unit();
        assertThat(stage.submit(stage.filledIn(elsewhere, document)).await()).hasSize(1);
        refused(PersonProblem.DOCUMENT_TAKEN, () -> stage.submit(key).await());
    }

    @Test
    @Tag("R-PER-4")
    @Tag("R-SAVE-1")
    void aSaveThatRacesWithTheSubmissionIsRefusedOrInWhatWasSubmitted() {
        for (int round = 0; round < 15; round++) {
            String document = PersonStage.residentId();
            PersonKey key = stage.filledIn(unit, document);
            JsonObject typed = stage.complete(unit, document).put("name", "改过的名字");
            List<Future<?>> both = new ArrayList<>();
            Future<Long> save = stage.save(key, 1, typed);
            Future<List<Person>> submit = stage.submit(key);
            both.add(save);
            both.add(submit);
            var unused = Future.join(both).otherwiseEmpty().await();

            assertThat(submit.succeeded()).isTrue();
            String sent =
                    rounds(key).get(0).fields().getOrDefault("name", List.of()).get(0);
            assertThat(sent).isEqualTo(save.succeeded() ? "改过的名字" : "李明");
            if (save.failed()) {
                assertThat(((Problem) save.cause()).refusal()).isEqualTo(DraftProblem.LOCKED);
            }
        }
    }

    private List<PersonRound> rounds(PersonKey key) {
        return DATABASE.db()
                .read(client -> stage.queue.rounds(client, Scope.edition(), key))
                .await();
    }

    private static void refused(Refusal why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(why));
    }
}
