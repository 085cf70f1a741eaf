package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.draft.Draft;
import org.fairgate.draft.DraftPages;
import org.fairgate.draft.DraftService;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FilePurpose;
import org.fairgate.file.FileService;
import org.fairgate.file.StoredFile;
import org.fairgate.kernel.id.FileId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonSummary;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonCheck;

/** Reads what is typed of persons and checks it against all that the unit and the edition have. */
final class PersonChecks {
    private final EditionService editions;
    private final DraftService drafts;
    private final FileService files;
    private final AddressBook addresses;
    private final PersonCheck check;
    private final InstantSource clock;

    PersonChecks(EditionService editions, PersonService.Sources sources, PersonCheck check, InstantSource clock) {
        this.editions = editions;
        this.drafts = sources.drafts();
        this.files = sources.files();
        this.addresses = sources.addresses();
        this.check = check;
        this.clock = clock;
    }

    /** A person with what is typed of it. */
    record Typed(Person person, JsonObject content) {
        private Stream<FileId> files() {
            return Stream.of("photo", "proof").flatMap(name -> file(content, name).stream());
        }
    }

    /** The same, checked. */
    record Checked(Person person, CheckedPerson result) {}

    /** What is typed of persons of one unit. */
    Future<List<Typed>> typed(SqlClient client, List<Person> persons) {
        if (persons.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return drafts.some(client, pages(persons)).map(found -> join(persons, found));
    }

    /** The same, exactly as it is locked from now on. */
    Future<List<Typed>> locked(SqlClient tx, List<Person> persons) {
        return drafts.lock(tx, pages(persons)).map(found -> join(persons, found));
    }

    private static DraftPages pages(List<Person> persons) {
        Person first = persons.get(0);
        return DraftPages.ofPersons(
                first.key().unit(),
                first.key().edition(),
                persons.stream().map(person -> person.key().person()).toList());
    }

    private static List<Typed> join(List<Person> persons, List<Draft> found) {
        Map<String, Draft> byPage = found.stream().collect(Collectors.toMap(Draft::page, Function.identity()));
        return persons.stream()
                .map(person -> new Typed(
                        person,
                        Optional.ofNullable(byPage.get(person.key().page()))
                                .map(draft -> draft.body().toJsonObject())
                                .orElseGet(JsonObject::new)))
                .toList();
    }

    /** Everything that is missing or wrong with persons of one unit. */
    Future<List<Checked>> check(SqlClient client, List<Typed> typed) {
        if (typed.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        Person first = typed.get(0).person();
        Edition edition = editions.find(first.key().edition()).orElseThrow();
        List<FileId> named = typed.stream().flatMap(Typed::files).toList();
        return addresses
                .of(client, first.key().unit())
                .compose(known -> files.find(client, first.key().unit(), named)
                        .map(stored -> setting(edition, known, stored))
                        .map(setting -> typed.stream()
                                .map(one -> new Checked(
                                        one.person(), check.check(one.person().kind(), one.content(), setting)))
                                .toList()));
    }

    private PersonCheck.Setting setting(Edition edition, Set<UUID> known, Map<FileId, StoredFile> stored) {
        Set<String> ids = known.stream().map(UUID::toString).collect(Collectors.toSet());
        return new PersonCheck.Setting(
                edition.entryDays(),
                LocalDate.ofInstant(clock.instant(), edition.timeZone()),
                ids::contains,
                stored(stored, FilePurpose.PERSON_PHOTO),
                stored(stored, FilePurpose.PERSON_PROOF));
    }

    private static Predicate<String> stored(Map<FileId, StoredFile> files, FilePurpose purpose) {
        return text -> PersonSummary.file(text)
                .flatMap(id -> Optional.ofNullable(files.get(id)))
                .filter(file -> file.purpose() == purpose)
                .isPresent();
    }

    /** The file that a draft names in a field. */
    static Optional<FileId> file(JsonObject content, String name) {
        return content.getValue(name) instanceof String text ? PersonSummary.file(text) : Optional.empty();
    }
}
