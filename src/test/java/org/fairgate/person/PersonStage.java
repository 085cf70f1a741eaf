package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonMove;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.TestDatabase;
import org.fairgate.unit.Reason;
import org.fairgate.unit.form.Choices;
import org.fairgate.unit.life.UnitStage;

/** Persons of units of the demo edition on a test's database. */
public final class PersonStage {
    private static final AtomicInteger COUNT = new AtomicInteger();

    public final TestDatabase database;
    public final UnitStage units;
    public final Map<UnitId, UUID> addresses = new HashMap<>();
    public final PersonService persons;
    public final PersonQueue queue;

    /** @param directory where files lie */
    public PersonStage(TestDatabase database, Path directory) {
        this.database = database;
        this.units = new UnitStage(database, directory);
        this.persons = new PersonService(
                new PersonService.Tools(database.db(), units.clock, units.ids, units.cipher, units.index),
                units.editions,
                new PersonService.Sources(
                        units.units,
                        units.drafts,
                        units.files.files,
                        (client, unit) -> Future.succeededFuture(Optional.ofNullable(addresses.get(unit))
                                .map(Set::of)
                                .orElse(Set.of())),
                        units.audit),
                new PersonCheck(new Choices(new Texts(List.of("unit-form")))));
        this.queue = new PersonQueue(units.cipher);
    }

    /** A unit of a node. */
    public UnitId unit() {
        return units.registered("guangdong-guangzhou");
    }

    /** A resident id of its own. */
    public static String residentId() {
        String digits = "44010619800101%03d".formatted(COUNT.incrementAndGet());
        return digits + check(digits);
    }

    private static char check(String digits) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    /** The days of the edition. */
    public List<LocalDate> days() {
        return units.editions.currentEdition().entryDays();
    }

    /** A complete draft of a mainland person. */
    public JsonObject complete(UnitId unit, String document) {
        StoredFile photo = units.files.photo(unit);
        return new JsonObject()
                .put("documentNumber", document)
                .put("name", "李明")
                .put("mobile", "13800000000")
                .put("position", "经理")
                .put("photo", photo.id().toString())
                .put("entryDays", new JsonArray().add(days().get(0).toString()))
                .put("delivery", "pick-up")
                .put("commitment", new JsonArray().add("yes"));
    }

    /** A mainland person with everything filled in. */
    public PersonKey filledIn(UnitId unit, String document) {
        var added = persons.addAll(
                        unit, List.of(new PersonService.NewPerson(PersonKind.MAINLAND, complete(unit, document))))
                .await();
        return added.get(0).key();
    }

    /** The same, submitted. */
    public PersonKey submitted(UnitId unit) {
        PersonKey key = filledIn(unit, residentId());
        List<Person> all = submit(key).await();
        assert all.size() == 1;
        return key;
    }

    /** Submits one person. */
    public Future<List<Person>> submit(PersonKey key) {
        return submit(key.unit(), List.of(key.person()));
    }

    /** Submits persons of a unit. */
    public Future<List<Person>> submit(UnitId unit, Collection<PersonId> ids) {
        return database.db().tx(tx -> persons.submit(tx, unit, units.edition(), ids, "unit:" + unit));
    }

    /** Saves what is typed of a person. */
    public Future<Long> save(PersonKey key, long base, JsonObject content) {
        return units.drafts
                .save(key.unit(), key.page(), base, content.toBuffer())
                .map(saved -> saved.version());
    }

    /** A person as its row says. */
    public Person person(PersonKey key) {
        return database.db().read(client -> persons.find(client, key)).await();
    }

    /** A step of a reviewer or anybody else, of a person as it is now. */
    public Future<Person> move(PersonKey key, PersonState to, Mover by, Optional<Tag> tag) {
        return move(new PersonMove(key, person(key).round(), to, by, "staff:" + units.staff(), tag, reasons(to)));
    }

    private static List<Reason> reasons(PersonState to) {
        return to == PersonState.RETURNED ? List.of(new Reason("photo", "看不清")) : List.of();
    }

    /** Any step. */
    public Future<Person> move(PersonMove move) {
        return database.db().tx(tx -> persons.move(tx, move));
    }

    /** Puts a person into a state whatever the table says. */
    public void force(PersonKey key, PersonState state) {
        var unused = database.sql(
                "UPDATE person SET state = $2, tag = coalesce(tag, 'staff') WHERE person_id = $1",
                key.person().value(),
                state.code());
    }

    /** What the audit trail of a unit says was done, in order. */
    public List<String> audit(UnitId unit) {
        return database.sql("SELECT action FROM audit WHERE unit_id = $1 ORDER BY seq", unit.value()).stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
