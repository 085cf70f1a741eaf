package org.fairgate.person.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.PersonService;
import org.fairgate.person.PersonStage;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonState;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What reviewers are told that registrations have in common. Every test has pictures of a width of its own. */
@Tag("R-REV")
class LikenessServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final PersonStage stage = new PersonStage(DATABASE, directory);
    private final UnitId unit = stage.unit();
    private final UnitId other = stage.unit();

    private PersonKey submitted(UnitId of, String document, int width) {
        JsonObject typed = stage.complete(of, document)
                .put("photo", stage.units.files.photo(of, width).id().toString());
        List<Person> added = stage.persons
                .addAll(of, List.of(new PersonService.NewPerson(PersonKind.MAINLAND, typed)))
                .await();
        assertThat(stage.submit(added.get(0).key()).await()).hasSize(1);
        return added.get(0).key();
    }

    private Likeness likeness(PersonKey key) {
        List<Person> seen = List.of(stage.person(key));
        Map<PersonId, Likeness> all = DATABASE.db()
                .read(client -> stage.queue.likenesses(client, seen))
                .await();
        return all.getOrDefault(key.person(), Likeness.NONE);
    }

    @Test
    void theSamePhotoIsToldWhereverItIsInTheEditionAndAnotherIsNot() {
        PersonKey key = submitted(unit, PersonStage.residentId(), 310);
        assertThat(likeness(key)).isEqualTo(Likeness.NONE);

        PersonKey within = submitted(unit, PersonStage.residentId(), 310);
        PersonKey elsewhere = submitted(other, PersonStage.residentId(), 310);
        PersonKey another = submitted(other, PersonStage.residentId(), 311);

        assertThat(likeness(key).photo()).isEqualTo(new Likeness.Count(1, 1));
        assertThat(likeness(within).photo()).isEqualTo(new Likeness.Count(1, 1));
        assertThat(likeness(elsewhere).photo()).isEqualTo(new Likeness.Count(0, 2));
        assertThat(likeness(another)).isEqualTo(Likeness.NONE);
        var unused = stage.persons.cancel(unit, within.person()).await();
        assertThat(likeness(key).photo()).isEqualTo(new Likeness.Count(0, 1));
    }

    @Test
    @Tag("R-PER-5")
    void aDocumentIsRememberedAlsoWhereItsHolderGaveItUp() {
        String document = PersonStage.residentId();
        PersonKey first = submitted(other, document, 320);
        Person returned = stage.move(first, PersonState.RETURNED, Mover.REVIEWER, Optional.empty())
                .await();
        assertThat(returned.state()).isEqualTo(PersonState.RETURNED);
        var unused = stage.persons.cancel(other, first.person()).await();

        PersonKey second = submitted(unit, document, 321);

        assertThat(likeness(second).document()).isEqualTo(new Likeness.Count(0, 1));
        assertThat(likeness(submitted(unit, PersonStage.residentId(), 322)).document())
                .isEqualTo(new Likeness.Count(0, 0));
    }

    @Test
    void countsStopWhereNobodyReadsOn() {
        PersonKey first = submitted(unit, PersonStage.residentId(), 330);
        for (int i = 0; i < Likeness.MOST + 1; i++) {
            assertThat(submitted(other, PersonStage.residentId(), 330)).isNotNull();
        }

        assertThat(likeness(first).photo().total()).isEqualTo(Likeness.MOST);
    }
}
