package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.draft.DraftPages;
import org.fairgate.draft.DraftService;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.file.FileService;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.document.PersonKind;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonCounts;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonMove;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonSummary;
import org.fairgate.person.base.PersonTab;
import org.fairgate.person.base.RoundSeal;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.person.form.PersonCheck;
import org.fairgate.person.form.PersonForm;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.time.Ids;
import org.fairgate.unit.UnitService;

/** Keeps the persons of units (R-PER). */
public final class PersonService {
    /** Most persons of one unit; of an individual, one. */
    public static final int MOST_PERSONS = 10_000;

    /** Most persons of one page of the list. */
    public static final int MOST_LISTED = 200;

    /** Most persons of one submission. */
    public static final int MOST_SUBMITTED = PersonSubmission.MOST;

    private static final PersonId NEWEST = new PersonId(new UUID(-1, -1));

    private final Tools tools;
    private final EditionService editions;
    private final Sources sources;
    private final PersonStore store;
    private final PersonChecks checks;
    private final PersonLife life;
    private final PersonSubmission submission;

    public PersonService(Tools tools, EditionService editions, Sources sources, PersonCheck check) {
        this.tools = tools;
        this.editions = editions;
        this.sources = sources;
        this.store = new PersonStore(new PersonRows(tools.cipher()));
        this.checks = new PersonChecks(editions, sources, check, tools.clock());
        this.life = new PersonLife(store, new RoundSeal(tools.cipher()), sources, tools.clock());
        this.submission = new PersonSubmission(tools, sources, store, checks);
    }

    /** What the service works with. */
    public record Tools(Db db, InstantSource clock, Ids ids, FieldCipher cipher, BlindIndex index) {}

    /** Where the rest of a person's data is kept, and where its changes are recorded. */
    public record Sources(
            UnitService units, DraftService drafts, FileService files, AddressBook addresses, AuditService audit) {}

    /** A person to add, with what is known of it as its draft page holds it. */
    public record NewPerson(PersonKind kind, JsonObject content) {}

    /** Part of a unit's list, newest first; {@code next} is the last of it when more follow. */
    public record Listed(List<Person> persons, Optional<PersonId> next) {
        public Listed {
            persons = List.copyOf(persons);
        }
    }

    /** A person with everything as it would be submitted. */
    public record Checked(Person person, CheckedPerson result) {}

    /**
     * Adds a person with an empty draft page (R-PER-2). Fails with {@code edition.not-open}, {@code unit.not-registered} or
     * {@link PersonProblem#TOO_MANY}.
     */
    public Future<Person> add(UnitId unit, PersonKind kind) {
        return addAll(unit, List.of(new NewPerson(kind, new JsonObject()))).map(added -> added.get(0));
    }

    /** The same for many, all or none, in their order. */
    public Future<List<Person>> addAll(UnitId unit, List<NewPerson> persons) {
        return most(unit).compose(most -> tools.db().tx(tx -> addAll(tx, unit, most, persons)));
    }

    /** The same in a transaction, up to {@code most} persons of the unit. */
    Future<List<Person>> addAll(SqlClient tx, UnitId unit, int most, List<NewPerson> persons) {
        return Future.succeededFuture(openEdition())
                .compose(open -> sources.units().hold(tx, unit, open.id()))
                .compose(registered -> room(tx, registered.id(), registered.edition(), most - persons.size())
                        .compose(room -> insert(tx, registered, persons)));
    }

    private Edition openEdition() {
        return editions.openEdition();
    }

    /** How many persons the unit may have; fails when registration is not open. */
    Future<Integer> most(UnitId unit) {
        return Future.succeededFuture(unit)
                .map(id -> openEdition())
                .compose(open -> sources.units().details(unit))
                .map(details -> details.account().kind() == AccountKind.INDIVIDUAL ? 1 : MOST_PERSONS);
    }

    private Future<Void> room(SqlClient tx, UnitId unit, EditionId edition, int left) {
        return store.counts(tx, unit, edition)
                .map(PersonCounts::new)
                .compose(counts -> counts.registered() <= left
                        ? Future.succeededFuture()
                        : Future.failedFuture(PersonProblem.TOO_MANY.problem()));
    }

    private Future<List<Person>> insert(SqlClient tx, org.fairgate.unit.Unit unit, List<NewPerson> persons) {
        Map<PersonId, PersonKind> kinds = new LinkedHashMap<>();
        Map<String, Buffer> pages = new LinkedHashMap<>();
        for (NewPerson person : persons) {
            PersonId id = new PersonId(tools.ids().next());
            kinds.put(id, person.kind());
            pages.put(DraftPages.ofPerson(id), person.content().toBuffer());
        }
        String subject =
                persons.size() == 1 ? "person:" + kinds.keySet().iterator().next() : "persons:" + persons.size();
        return store.insert(tx, unit, kinds, tools.clock().instant().truncatedTo(ChronoUnit.MICROS))
                .compose(added -> sources.drafts()
                        .create(tx, unit.id(), unit.edition(), pages)
                        .compose(done -> sources.audit()
                                .record(tx, entry(unit.id(), "person.added", subject, PersonState.DRAFT.code())))
                        .map(done -> inOrder(List.copyOf(kinds.keySet()), added)));
    }

    private static List<Person> inOrder(List<PersonId> ids, List<Person> persons) {
        Map<PersonId, Person> byId =
                persons.stream().collect(Collectors.toMap(person -> person.key().person(), person -> person));
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                .toList();
    }

    /** A person of the unit in the current edition, with its summary as typed; {@link PersonProblem#NO_SUCH_PERSON}. */
    public Future<Person> find(UnitId unit, PersonId person) {
        return tools.db()
                .read(client -> find(client, key(unit, person))
                        .compose(found -> summarised(client, List.of(found)))
                        .map(found -> found.get(0)));
    }

    /** A person as its row says; fails with {@link PersonProblem#NO_SUCH_PERSON}. */
    public Future<Person> find(SqlClient client, PersonKey key) {
        return store.find(client, PersonStore.Some.of(key))
                .map(found -> found.stream().findFirst().orElseThrow(() -> PersonProblem.NO_SUCH_PERSON.problem()));
    }

    /** Those of these persons that the unit has, as their rows say. */
    public Future<List<Person>> find(SqlClient client, UnitId unit, EditionId edition, Collection<PersonId> persons) {
        return persons.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.find(client, new PersonStore.Some(unit, edition, persons));
    }

    /** The unit's persons under a tab, newest first, with their summaries as typed where they can be changed. */
    public Future<Listed> list(UnitId unit, PersonTab tab, Optional<PersonId> after, int limit) {
        int most = Math.min(limit, MOST_LISTED);
        PersonStore.Page page =
                new PersonStore.Page(tab.states(), after.orElse(NEWEST).value(), most + 1);
        return tools.db()
                .read(client -> store.list(client, unit, edition(), page)
                        .compose(found -> summarised(client, found.subList(0, Math.min(most, found.size())))
                                .map(shown -> new Listed(
                                        shown,
                                        found.size() > most
                                                ? Optional.of(shown.get(most - 1)
                                                        .key()
                                                        .person())
                                                : Optional.empty()))));
    }

    /** How many persons of the unit are in each state. */
    public Future<PersonCounts> counts(UnitId unit) {
        return tools.db().read(client -> counts(client, unit, edition()));
    }

    /** The same in a transaction. */
    public Future<PersonCounts> counts(SqlClient client, UnitId unit, EditionId edition) {
        return store.counts(client, unit, edition).map(PersonCounts::new);
    }

    private Future<List<Person>> summarised(SqlClient client, List<Person> persons) {
        List<Person> editable =
                persons.stream().filter(person -> person.state().isEditable()).toList();
        return checks.typed(client, editable).map(typed -> {
            Map<PersonKey, PersonSummary> summaries = typed.stream()
                    .collect(Collectors.toMap(
                            one -> one.person().key(),
                            one -> TypedSummary.of(one.person().kind(), one.content())));
            return persons.stream()
                    .map(person -> person.with(summaries.getOrDefault(person.key(), person.summary())))
                    .toList();
        });
    }

    /** Everything of a person as it would be submitted, and everything that is missing or wrong. */
    public Future<Checked> check(UnitId unit, PersonId person) {
        return tools.db()
                .read(client -> find(client, key(unit, person))
                        .compose(found -> check(client, List.of(found)))
                        .map(checked -> checked.get(0)));
    }

    /** The same for persons of one unit. */
    public Future<List<Checked>> check(List<Person> persons) {
        return tools.db().read(client -> check(client, persons));
    }

    /** The same, in a transaction or outside. */
    public Future<List<Checked>> check(SqlClient client, List<Person> persons) {
        return checks.typed(client, persons)
                .compose(typed -> checks.check(client, typed))
                .map(checked -> checked.stream()
                        .map(one -> new Checked(one.person(), one.result()))
                        .toList());
    }

    /**
     * Removes a person that was never submitted, with its draft and pictures. Fails with {@link
     * PersonProblem#NO_SUCH_PERSON}, {@link PersonProblem#STATE_CHANGED} or {@code edition.not-open}.
     */
    public Future<Void> remove(UnitId unit, PersonId person) {
        return Future.succeededFuture(unit)
                .map(id -> new PersonKey(id, openEdition().id(), person))
                .compose(key -> tools.db()
                        .tx(tx -> life.held(tx, key)
                                .compose(held -> store.remove(tx, key)
                                        .compose(removed -> removed
                                                ? Future.<Void>succeededFuture()
                                                : Future.failedFuture(PersonLife.wrongState(held)))
                                        .compose(done -> cleared(tx, held)))));
    }

    private Future<Void> cleared(SqlClient tx, Person person) {
        PersonKey key = person.key();
        DraftPages page = DraftPages.ofPersons(key.unit(), key.edition(), List.of(key.person()));
        return checks.typed(tx, List.of(person))
                .compose(typed -> released(tx, person, typed.get(0).content()))
                .compose(done -> sources.drafts().remove(tx, page))
                .compose(done ->
                        sources.audit().record(tx, entry(key.unit(), "person.removed", PersonLife.subject(key), "")));
    }

    private Future<Void> released(SqlClient tx, Person person, JsonObject content) {
        Future<Void> all = Future.succeededFuture();
        for (String field : List.of("photo", "proof")) {
            Optional<FileId> file = PersonChecks.file(content, field);
            all = all.compose(done -> file.map(
                            id -> sources.files().release(tx, person.key().unit(), id))
                    .orElseGet(Future::succeededFuture));
        }
        return all;
    }

    /**
     * Changes the entry days of a person that is submitted and of whom no order exists (R-PER-8). Fails with {@link
     * PersonProblem#BAD_ENTRY_DAYS}, {@link PersonProblem#ORDERED} or {@link PersonProblem#STATE_CHANGED}.
     */
    public Future<Person> changeEntryDays(UnitId unit, PersonId person, List<LocalDate> days) {
        return Future.succeededFuture(unit)
                .map(id -> openEdition())
                .map(edition -> sorted(edition, days))
                .compose(chosen -> tools.db().tx(tx -> life.changeDays(tx, key(unit, person), chosen)));
    }

    private static List<LocalDate> sorted(Edition edition, List<LocalDate> days) {
        if (days.isEmpty() || !edition.entryDays().containsAll(days)) {
            throw PersonProblem.BAD_ENTRY_DAYS.problem();
        }
        return days.stream().distinct().sorted().toList();
    }

    /**
     * Submits persons of a unit (R-PER-4): locks what is typed, checks it, claims the documents in the edition (R-PER-5) and
     * keeps it as a round. Fails, changing nothing, with {@link PersonProblem#NO_SUCH_PERSON}, {@link
     * PersonProblem#STATE_CHANGED}, {@link PersonProblem#INCOMPLETE}, {@link PersonProblem#DOCUMENT_TAKEN} or {@link
     * PersonProblem#BAD_SELECTION}.
     *
     * @param actor as the audit trail names it
     * @return the persons as they are now
     */
    public Future<List<Person>> submit(
            SqlClient tx, UnitId unit, EditionId edition, Collection<PersonId> persons, String actor) {
        return submission.submit(tx, new PersonStore.Some(unit, edition, Set.copyOf(persons)), actor);
    }

    /**
     * Gives a person up on behalf of its unit (注销) while no badge is made and no order exists: its page is closed and its
     * document free again. Possible also after registration has ended. Fails with {@link PersonProblem#NO_SUCH_PERSON},
     * {@link PersonProblem#STATE_CHANGED} (409, with {@code state}) or {@link PersonProblem#IN_ORDER}.
     */
    public Future<Person> cancel(UnitId unit, PersonId person) {
        return Future.succeededFuture(unit)
                .map(id -> key(id, person))
                .compose(key -> tools.db().tx(tx -> life.cancel(tx, key)));
    }

    /** Whether somebody of the unit wants the badge by express, among the newest {@link #MOST_LISTED} still registered. */
    public Future<Boolean> expressWanted(UnitId unit) {
        Set<PersonState> registered = EnumSet.complementOf(EnumSet.of(PersonState.CANCELLED, PersonState.REJECTED));
        PersonStore.Page newest = new PersonStore.Page(registered, NEWEST.value(), MOST_LISTED);
        return tools.db()
                .read(client ->
                        store.list(client, unit, edition(), newest).compose(persons -> checks.typed(client, persons)))
                .map(typed -> typed.stream()
                        .anyMatch(one -> PersonForm.EXPRESS.equals(one.content().getValue("delivery"))));
    }

    /** Takes back every person of the unit that is submitted and not yet decided on; gives them as they are now. */
    public Future<List<Person>> withdraw(SqlClient tx, UnitId unit, EditionId edition) {
        return life.withdraw(tx, unit, edition);
    }

    /**
     * Moves a person along an edge of {@link PersonState}, guarded by state and round. Fails, changing nothing, with {@link
     * PersonProblem#NO_SUCH_PERSON}, {@link PersonProblem#CHANGED} (412, with {@code round}), {@link
     * PersonProblem#STATE_CHANGED} (409, with {@code state} and, where somebody decided before, {@code decidedBy} and
     * {@code decidedAt}) or {@link PersonProblem#TAG_DOES_NOT_FIT}. Submitting is {@link #submit}.
     */
    public Future<Person> move(SqlClient tx, PersonMove move) {
        return life.move(tx, move);
    }

    /**
     * Gives a person that waits for its reviewer a tag and leaves it where it is; {@link PersonMove#to} is not looked at.
     * Fails like {@link #move}.
     */
    public Future<Person> tag(SqlClient tx, PersonMove given) {
        return life.tag(tx, given);
    }

    private EditionId edition() {
        return editions.currentEdition().id();
    }

    private PersonKey key(UnitId unit, PersonId person) {
        return new PersonKey(unit, edition(), person);
    }

    private static AuditEntry entry(UnitId unit, String action, String subject, String to) {
        return new AuditEntry(unit, "unit:" + unit, action, subject, "", to, "");
    }
}
