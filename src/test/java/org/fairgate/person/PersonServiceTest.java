package org.fairgate.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.draft.Draft;
import org.fairgate.draft.DraftProblem;
import org.fairgate.edition.EditionProblem;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Refusal;
import org.fairgate.testing.TestClock;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.UnitProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Persons of a unit before they are submitted, and their entry days after. */
class PersonServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private PersonStage stage = new PersonStage(DATABASE, directory);
    private UnitId unit = stage.unit();

    @BeforeEach
    void startAnew() {
        stage = new PersonStage(DATABASE, directory);
        unit = stage.unit();
    }

    @ParameterizedTest
    @EnumSource(PersonKind.class)
    @org.junit.jupiter.api.Tag("R-PER-1")
    void aPersonOfEachKindIsAddedWithADraftPageOfItsOwn(PersonKind kind) {
        Person added = stage.persons.add(unit, kind).await();

        assertThat(added.kind()).isEqualTo(kind);
        assertThat(added.state()).isEqualTo(PersonState.DRAFT);
        assertThat(added.round()).isZero();
        assertThat(added.desk())
                .isEqualTo(stage.units.delegations.deskOf(Optional.of(stage.units.node("guangdong-guangzhou"))));
        Draft page = draft(added.key()).orElseThrow();
        assertThat(page.version()).isEqualTo(1);
        assertThat(page.body().toString()).isEqualTo("{}");
        assertThat(stage.save(added.key(), 1, new JsonObject().put("name", "李")).await())
                .isEqualTo(2);
        assertThat(stage.audit(unit)).contains("person.added");
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-2")
    void aPersonIsDeletedWithItsDraftAndItsPictures() {
        PersonKey key = stage.filledIn(unit, PersonStage.residentId());
        assertThat(stage.persons.check(unit, key.person()).await().result().issues())
                .isEmpty();

        stage.persons.remove(unit, key.person()).await();

        assertThat(draft(key)).isEmpty();
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.persons.find(unit, key.person()).await());
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.persons.remove(unit, key.person()).await());
        refused(
                DraftProblem.NO_SUCH_PAGE,
                () -> stage.save(key, 1, new JsonObject().put("name", "李")).await());
        assertThat(DATABASE.sql("SELECT state FROM file WHERE unit_id = $1", unit.value())
                        .get(0)
                        .getString(0))
                .isEqualTo("released");
        assertThat(stage.audit(unit)).contains("person.removed");
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-2")
    void whatIsSubmittedIsNotDeleted() {
        PersonKey key = stage.submitted(unit);

        refused(
                PersonProblem.STATE_CHANGED,
                () -> stage.persons.remove(unit, key.person()).await());
        assertThat(stage.person(key).state()).isEqualTo(PersonState.SUBMITTED);
        assertThat(draft(key)).isPresent();
    }

    @Test
    void anotherUnitsPersonIsAsIfItDidNotExist() {
        PersonKey own = stage.submitted(unit);
        UnitId stranger = stage.unit();

        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.persons.find(stranger, own.person()).await());
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.persons.check(stranger, own.person()).await());
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.persons.remove(stranger, own.person()).await());
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.submit(stranger, List.of(own.person())).await());
        refused(
                PersonProblem.NO_SUCH_PERSON,
                () -> stage.persons
                        .changeEntryDays(stranger, own.person(), stage.days())
                        .await());
        assertThat(stage.persons
                        .list(stranger, PersonTab.ALL, Optional.empty(), 10)
                        .await()
                        .persons())
                .isEmpty();
    }

    @Test
    void aUnitThatIsNotRegisteredAndAClosedEditionTakeNobody() {
        refused(
                UnitProblem.NOT_REGISTERED,
                () -> stage.persons
                        .add(new UnitId(stage.units.ids.next()), PersonKind.MAINLAND)
                        .await());
        PersonKey key = stage.submitted(unit);
        stage.units.clock.advance(Duration.ofDays(365));

        refused(
                EditionProblem.NOT_OPEN,
                () -> stage.persons.add(unit, PersonKind.MAINLAND).await());
        refused(
                EditionProblem.NOT_OPEN,
                () -> stage.persons.remove(unit, key.person()).await());
        refused(
                EditionProblem.NOT_OPEN,
                () -> stage.persons
                        .changeEntryDays(unit, key.person(), stage.days())
                        .await());
        assertThat(stage.persons.find(unit, key.person()).await().state()).isEqualTo(PersonState.SUBMITTED);
        stage.units.clock.set(TestClock.START);
    }

    @Test
    void theListHasTheNewestFirstInPagesWithTheNamesTypedSoFar() {
        List<PersonId> added = IntStream.range(0, 5)
                .mapToObj(i -> {
                    stage.units.clock.advance(Duration.ofMillis(1));
                    return stage.persons
                            .add(unit, PersonKind.MAINLAND)
                            .await()
                            .key()
                            .person();
                })
                .toList();
        PersonKey third = new PersonKey(unit, stage.units.edition(), added.get(2));
        JsonObject typed = new JsonObject().put("name", " 李明 ").put("documentNumber", "440524188001010014");
        assertThat(stage.save(third, 1, typed).await()).isEqualTo(2);

        PersonService.Listed first =
                stage.persons.list(unit, PersonTab.DRAFT, Optional.empty(), 3).await();
        PersonService.Listed second =
                stage.persons.list(unit, PersonTab.DRAFT, first.next(), 3).await();

        assertThat(first.persons())
                .extracting(person -> person.key().person())
                .containsExactly(added.get(4), added.get(3), added.get(2));
        assertThat(second.persons())
                .extracting(person -> person.key().person())
                .containsExactly(added.get(1), added.get(0));
        assertThat(second.next()).isEmpty();
        Person shown = first.persons().get(2);
        assertThat(shown.summary().name()).isEqualTo("李明");
        assertThat(shown.summary().documentType()).isEqualTo("resident-id");
        assertThat(shown.summary().documentMasked()).isEqualTo("44************0014");
    }

    @Test
    @org.junit.jupiter.api.Tag("R-UNIT-5")
    void theTabsCountAndTheUnsubmittedAreCountedWithThoseSentBack() {
        Person unused = stage.persons.add(unit, PersonKind.FOREIGN).await();
        PersonKey waiting = stage.submitted(unit);
        PersonKey back = stage.submitted(unit);
        unused = stage.move(back, PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        unused = stage.move(
                        stage.submitted(unit), PersonState.PENDING_PAYMENT, Mover.REVIEWER, Optional.of(Tag.VISITOR))
                .await();

        PersonCounts counts = stage.persons.counts(unit).await();

        assertThat(counts.of(PersonTab.ALL)).isEqualTo(4);
        assertThat(counts.of(PersonTab.DRAFT)).isEqualTo(1);
        assertThat(counts.of(PersonTab.RETURNED)).isEqualTo(1);
        assertThat(counts.of(PersonTab.TO_PAY)).isEqualTo(1);
        assertThat(counts.of(PersonTab.IN_REVIEW)).isEqualTo(1);
        assertThat(counts.unsubmitted()).isEqualTo(2);
        assertThat(stage.persons
                        .list(unit, PersonTab.IN_REVIEW, Optional.empty(), 10)
                        .await()
                        .persons())
                .extracting(Person::key)
                .containsExactly(waiting);
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-8")
    void entryDaysAreChangedAfterSubmissionUntilAnOrderExists() {
        PersonKey key = stage.submitted(unit);
        List<LocalDate> days =
                List.of(stage.days().get(2), stage.days().get(1), stage.days().get(2));

        Person changed = stage.persons.changeEntryDays(unit, key.person(), days).await();

        assertThat(changed.entryDays())
                .containsExactly(stage.days().get(1), stage.days().get(2));
        assertThat(changed.entryDaysChangeable()).isTrue();
        assertThat(stage.audit(unit)).contains("person.entry-days-changed");
        PersonOrdering ordering = new PersonOrdering(stage.units.clock);
        var chosen = new PersonOrdering.Chosen(unit, key.edition(), List.of(key.person()));
        stage.force(key, PersonState.PENDING_PAYMENT);
        assertThat(DATABASE.db().tx(tx -> ordering.take(tx, List.of(key))).await())
                .containsExactly(key);
        refused(
                PersonProblem.ORDERED,
                () -> stage.persons.changeEntryDays(unit, key.person(), days).await());
        DATABASE.db().tx(tx -> ordering.free(tx, chosen)).await();
        assertThat(stage.persons
                        .changeEntryDays(unit, key.person(), days)
                        .await()
                        .entryDays())
                .hasSize(2);
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-8")
    void entryDaysOfADraftAreInItsPageAndThoseOfTheEditionOnlyAreTaken() {
        PersonKey draft = stage.filledIn(unit, PersonStage.residentId());
        PersonKey key = stage.submitted(unit);

        refused(
                PersonProblem.STATE_CHANGED,
                () -> stage.persons
                        .changeEntryDays(unit, draft.person(), stage.days())
                        .await());
        for (List<LocalDate> wrong : List.of(
                List.<LocalDate>of(),
                List.of(LocalDate.of(1999, 1, 1)),
                List.of(stage.days().get(0), LocalDate.MAX))) {
            refused(
                    PersonProblem.BAD_ENTRY_DAYS,
                    () -> stage.persons
                            .changeEntryDays(unit, key.person(), wrong)
                            .await());
        }
        assertThat(stage.person(key).entryDays()).containsExactly(stage.days().get(0));
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-3")
    void aBadgeIsSentToASavedAddressOfTheUnitOnly() {
        JsonObject content = stage.complete(unit, PersonStage.residentId()).put("delivery", "express");
        PersonKey key = stage.persons
                .addAll(unit, List.of(new PersonService.NewPerson(PersonKind.MAINLAND, content)))
                .await()
                .get(0)
                .key();
        assertThat(problems(key)).containsExactly("person-form.missing-choice");
        var foreign = stage.units.ids.next();
        stage.addresses.put(stage.unit(), foreign);
        assertThat(stage.save(key, 1, content.copy().put("addressId", foreign.toString()))
                        .await())
                .isEqualTo(2);
        assertThat(problems(key)).containsExactly("person-form.no-such-address");

        stage.addresses.put(unit, foreign);

        assertThat(problems(key)).isEmpty();
    }

    @Test
    @org.junit.jupiter.api.Tag("R-PER-2")
    void aForeignPictureOrOneOfAnotherPurposeIsNoPhoto() {
        JsonObject content = stage.complete(unit, PersonStage.residentId());
        PersonKey key = stage.filledIn(unit, PersonStage.residentId());
        long version = 1;
        for (String wrong : List.of(
                stage.units.files.photo(stage.unit()).id().toString(),
                stage.units.files.stored(unit).id().toString(),
                stage.units.files.proof(unit).id().toString(),
                stage.units.ids.next().toString(),
                "nonsense")) {
            assertThat(stage.save(key, version, content.copy().put("photo", wrong))
                            .await())
                    .isEqualTo(++version);
            assertThat(problems(key)).as(wrong).containsExactly("person-form.missing-file");
        }
    }

    @Test
    void manyAreAddedAllOrNone() {
        List<PersonService.NewPerson> many = IntStream.range(0, 300)
                .mapToObj(i -> new PersonService.NewPerson(
                        PersonKind.MAINLAND,
                        new JsonObject().put("name", "第 " + i).put("entryDays", new JsonArray())))
                .toList();

        List<Person> added = stage.persons.addAll(unit, many).await();

        assertThat(added).hasSize(300);
        assertThat(draft(added.get(299).key()).orElseThrow().body().toString()).contains("第 299");
        UnitId stranger = new UnitId(stage.units.ids.next());
        refused(
                UnitProblem.NOT_REGISTERED,
                () -> stage.persons.addAll(stranger, many).await());
    }

    @Test
    void whatLiesInTheTablesIsNotReadable() {
        PersonKey key = stage.submitted(unit);

        String summary = DATABASE.sql(
                        "SELECT summary FROM person WHERE person_id = $1",
                        key.person().value())
                .get(0)
                .getBuffer(0)
                .toString();
        String body = DATABASE.sql(
                        "SELECT body FROM person_round WHERE person_id = $1",
                        key.person().value())
                .get(0)
                .getBuffer(0)
                .toString();

        assertThat(summary + body)
                .doesNotContain("李明")
                .doesNotContain("13800000000")
                .doesNotContain("name");
    }

    private List<String> problems(PersonKey key) {
        return stage.persons.check(unit, key.person()).await().result().issues().stream()
                .map(issue -> issue.text().key())
                .toList();
    }

    private Optional<Draft> draft(PersonKey key) {
        return DATABASE.db()
                .read(client -> stage.units.drafts.find(client, key.unit(), key.edition(), key.page()))
                .await();
    }

    private static void refused(Refusal why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.refusal()).isEqualTo(why));
    }
}
