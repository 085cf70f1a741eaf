package org.fairgate.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One document is registered once in an edition, whoever is faster (R-PER-5). */
@Tag("R-PER-5")
class DocumentRaceServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PersonStage stage = new PersonStage(DATABASE, directory);

    @Test
    void ofManyUnitsThatSubmitOneDocumentAtOnceOneSucceedsAndNoneLearnsWhich() {
        for (int turn = 0; turn < 5; turn++) {
            List<Future<List<Person>>> all = race(stage, 6);

            assertThat(all.stream().filter(Future::succeeded)).hasSize(1);
            all.stream().filter(Future::failed).forEach(failed -> {
                Problem problem = (Problem) failed.cause();
                assertThat(problem.refusal()).isEqualTo(PersonProblem.DOCUMENT_TAKEN);
                assertThat(problem.members()).isEmpty();
                assertThat(problem.errors()).hasSize(1);
            });
        }
    }

    /** Units with a complete person each, all of one document, who submit at once. */
    static List<Future<List<Person>>> race(PersonStage stage, int units) {
        String document = PersonStage.residentId();
        List<PersonKey> keys = Stream.generate(stage::unit)
                .limit(units)
                .map(unit -> stage.filledIn(unit, document))
                .toList();
        List<Future<List<Person>>> all = keys.stream().map(stage::submit).toList();
        var unused = Future.join(all).otherwiseEmpty().await();
        return all;
    }

    @Test
    void whoIsRefusedStaysADraftThatCanBeCorrected() {
        String document = PersonStage.residentId();
        UnitId first = stage.unit();
        UnitId second = stage.unit();
        assertThat(stage.submit(stage.filledIn(first, document)).await()).hasSize(1);
        PersonKey late = stage.filledIn(second, document);

        assertThatThrownBy(() -> stage.submit(late).await()).isInstanceOf(Problem.class);

        assertThat(stage.person(late).state()).isEqualTo(PersonState.DRAFT);
        assertThat(stage.save(late, 1, stage.complete(second, PersonStage.residentId()))
                        .await())
                .isEqualTo(2);
        assertThat(stage.submit(late).await()).hasSize(1);
    }

    @Test
    void twoOfOneSubmissionWithOneDocumentAreBothToldWhich() {
        UnitId unit = stage.unit();
        String document = PersonStage.residentId();
        PersonKey one = stage.filledIn(unit, document);
        PersonKey other = stage.filledIn(unit, document);

        assertThatThrownBy(() -> stage.submit(unit, List.of(one.person(), other.person()))
                        .await())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.refusal()).isEqualTo(PersonProblem.DOCUMENT_TAKEN));
        assertThat(DATABASE.count("SELECT count(*) FROM person_document_claim WHERE unit_id = $1", unit.value()))
                .isZero();
    }

    @Test
    void aCorrectedNumberGivesTheWrongOneFreeAndACancelledPersonToo() {
        UnitId unit = stage.unit();
        String wrong = PersonStage.residentId();
        PersonKey key = stage.filledIn(unit, wrong);
        assertThat(stage.submit(key).await()).hasSize(1);
        Person unused = stage.move(key, PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        UnitId owner = stage.unit();
        PersonKey rightful = stage.filledIn(owner, wrong);
        assertThatThrownBy(() -> stage.submit(rightful).await()).isInstanceOf(Problem.class);
        String right = PersonStage.residentId();
        assertThat(stage.save(key, 1, stage.complete(unit, right)).await()).isEqualTo(2);
        assertThat(stage.submit(key).await()).hasSize(1);

        assertThat(stage.submit(rightful).await()).hasSize(1);
        unused = stage.move(key, PersonState.CANCELLED, Mover.ORGANISER, Optional.empty())
                .await();
        assertThat(stage.submit(stage.filledIn(stage.unit(), right)).await()).hasSize(1);
    }

    @Test
    void submissionsThatCrossEachOtherDoNotBlockEachOther() {
        List<String> documents =
                Stream.generate(PersonStage::residentId).limit(6).toList();
        UnitId left = stage.unit();
        UnitId right = stage.unit();
        List<PersonKey> forwards = documents.stream()
                .map(document -> stage.filledIn(left, document))
                .toList();
        List<PersonKey> backwards = IntStream.iterate(5, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> stage.filledIn(right, documents.get(i)))
                .toList();

        Future<List<Person>> one =
                stage.submit(left, forwards.stream().map(PersonKey::person).toList());
        Future<List<Person>> other =
                stage.submit(right, backwards.stream().map(PersonKey::person).toList());
        var unused = Future.join(one, other).otherwiseEmpty().await();

        assertThat(one.succeeded()).isNotEqualTo(other.succeeded());
        Throwable cause = one.succeeded() ? other.cause() : one.cause();
        assertThat(cause).isInstanceOf(Problem.class);
    }
}
