package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.draft.Draft;
import org.fairgate.draft.DraftPages;
import org.fairgate.draft.DraftService;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.platform.security.BlindIndex;

/** What imports and exports need of persons: many at once, found by their documents (R-PER-7). */
public final class PersonBulk {
    /** Purpose of the keyed hash of a document. */
    static final String DOCUMENT = "person-document";

    private static final int PAGE = 200;
    private static final PersonStore.Page NEWEST =
            new PersonStore.Page(java.util.EnumSet.allOf(PersonState.class), new UUID(-1, -1), PAGE);

    private final PersonService.Tools tools;
    private final PersonService persons;
    private final PersonService.Sources sources;
    private final EditionService editions;
    private final PersonCheck check;
    private final PersonStore store;

    public PersonBulk(
            PersonService.Tools tools,
            PersonService persons,
            PersonService.Sources sources,
            EditionService editions,
            PersonCheck check) {
        this.tools = tools;
        this.persons = persons;
        this.sources = sources;
        this.editions = editions;
        this.check = check;
        this.store = new PersonStore(new PersonRows(tools.cipher()));
    }

    /**
     * A person found by its document.
     *
     * @param changeable whether it can still be changed and was never submitted
     * @param version of its draft
     * @param content of its draft
     */
    public record Known(PersonKind kind, PersonId person, boolean changeable, long version, JsonObject content) {}

    /** The unit's persons by their documents. */
    public static final class KnownDocuments {
        /** None. */
        public static final KnownDocuments NONE = new KnownDocuments(new BlindIndex(new byte[32]), Map.of());

        private final BlindIndex index;
        private final Map<Buffer, Known> byDocument;

        private KnownDocuments(BlindIndex index, Map<Buffer, Known> byDocument) {
            this.index = index;
            this.byDocument = byDocument;
        }

        /** The person with this document, as {@link CheckedPerson#documentClaim} names it. */
        public Optional<Known> find(String claim) {
            return Optional.ofNullable(byDocument.get(Buffer.buffer(index.of(DOCUMENT, claim))));
        }

        /** Those that can still be changed. */
        public List<PersonId> changeable() {
            return byDocument.values().stream()
                    .filter(Known::changeable)
                    .map(Known::person)
                    .toList();
        }
    }

    /** The unit's persons of an edition by the documents that they have claimed, or of which the number is typed. */
    public Future<KnownDocuments> known(UnitId unit, EditionId edition) {
        Map<Buffer, Known> found = new HashMap<>();
        return tools.db()
                .read(client -> store.documents(client, unit, edition))
                .map(claimed -> {
                    claimed.forEach((document, person) ->
                            found.put(document, new Known(PersonKind.MAINLAND, person, false, 0, new JsonObject())));
                    return found;
                })
                .compose(claimed -> drafts(unit, edition, NEWEST, found))
                .map(all -> new KnownDocuments(tools.index(), found));
    }

    private Future<Void> drafts(UnitId unit, EditionId edition, PersonStore.Page page, Map<Buffer, Known> found) {
        return tools.db()
                .read(client -> store.list(client, unit, edition, page)
                        .compose(persons -> sources.drafts()
                                .some(client, pages(unit, edition, persons))
                                .map(drafts -> {
                                    note(edition, persons, drafts, found);
                                    return persons;
                                })))
                .compose(persons -> persons.size() < PAGE
                        ? Future.succeededFuture()
                        : drafts(unit, edition, after(persons), found));
    }

    private static PersonStore.Page after(List<Person> persons) {
        PersonId last = persons.get(persons.size() - 1).key().person();
        return new PersonStore.Page(NEWEST.states(), last.value(), PAGE);
    }

    private static DraftPages pages(UnitId unit, EditionId edition, List<Person> persons) {
        return DraftPages.ofPersons(
                unit,
                edition,
                persons.stream()
                        .filter(person -> person.state() == PersonState.DRAFT)
                        .map(person -> person.key().person())
                        .toList());
    }

    private void note(EditionId edition, List<Person> persons, List<Draft> drafts, Map<Buffer, Known> found) {
        Map<String, Draft> byPage = drafts.stream().collect(Collectors.toMap(Draft::page, Function.identity()));
        PersonCheck.Setting any = setting(edition);
        for (Person person : persons) {
            Draft draft = byPage.get(person.key().page());
            if (draft != null) {
                JsonObject content = draft.body().toJsonObject();
                PersonId id = person.key().person();
                check.check(person.kind(), content, any)
                        .documentClaim()
                        .map(claim -> Buffer.buffer(tools.index().of(DOCUMENT, claim)))
                        .ifPresent(document -> found.putIfAbsent(
                                document, new Known(person.kind(), id, !draft.locked(), draft.version(), content)));
            }
        }
    }

    /** Only documents are read, so that nothing else matters. */
    private PersonCheck.Setting setting(EditionId id) {
        Edition edition = editions.find(id).orElseThrow();
        return new PersonCheck.Setting(
                edition.entryDays(),
                java.time.LocalDate.ofInstant(tools.clock().instant(), edition.timeZone()),
                address -> true,
                photo -> true,
                proof -> true);
    }

    /** How many persons the unit may have; fails when registration is not open. */
    public Future<Integer> most(UnitId unit) {
        return persons.most(unit);
    }

    /** {@link PersonService#addAll} in a transaction, up to {@code most} persons of the unit; gives their ids. */
    public Future<List<PersonId>> add(SqlClient tx, UnitId unit, int most, List<PersonService.NewPerson> added) {
        return added.isEmpty()
                ? Future.succeededFuture(List.of())
                : persons.addAll(tx, unit, most, added)
                        .map(made -> made.stream()
                                .map(person -> person.key().person())
                                .toList());
    }

    /** What a known person's draft is to hold; a photo, proof or address that it has stays unless there is another. */
    public record Renewal(Known known, JsonObject content, Optional<FileId> photo) {}

    /** Renews a person unless somebody has touched it since it was read; gives the version of its draft, or 0. */
    public Future<Long> renew(SqlClient tx, UnitId unit, EditionId edition, Renewal renewal) {
        JsonObject before = renewal.known().content();
        JsonObject content = renewal.content().copy();
        for (String kept : List.of("photo", "proof", "addressId")) {
            if (before.containsKey(kept) && !content.containsKey(kept)) {
                content.put(kept, before.getValue(kept));
            }
        }
        renewal.photo().map(FileId::toString).ifPresent(id -> content.put("photo", id));
        PersonKey key = new PersonKey(unit, edition, renewal.known().person());
        Optional<FileId> replaced = renewal.photo().isPresent() ? PersonChecks.file(before, "photo") : Optional.empty();
        return sources.drafts()
                .replace(
                        tx,
                        new DraftService.Replacement(
                                unit, edition, key.page(), renewal.known().version(), content.toBuffer()))
                .compose(version -> version > 0 && replaced.isPresent()
                        ? sources.files().release(tx, unit, replaced.get()).map(version)
                        : Future.succeededFuture(version));
    }

    /** Persons of the unit in the current edition with all that is known of them, newest first, some at a time. */
    public Future<List<PersonService.Checked>> list(UnitId unit, Optional<PersonId> after) {
        PersonStore.Page page =
                new PersonStore.Page(NEWEST.states(), after.map(PersonId::value).orElse(NEWEST.before()), PAGE);
        EditionId edition = editions.currentEdition().id();
        return tools.db()
                .read(client -> store.list(client, unit, edition, page).compose(found -> persons.check(client, found)));
    }
}
