package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.audit.AuditEntry;
import org.fairgate.file.FilePurpose;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.PersonSummary;
import org.fairgate.person.base.RoundSeal;
import org.fairgate.person.form.CheckedPerson;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.security.BlindIndex;

/** Submits persons: locked, checked, their documents claimed, kept as they were sent in (R-PER-4, R-PER-5). */
final class PersonSubmission {
    /** Most persons of one submission. */
    static final int MOST = 1_000;

    private static final Set<PersonState> FROM = PersonState.before(PersonState.SUBMITTED, Mover.UNIT);

    private final PersonStore store;
    private final PersonRows rows;
    private final RoundSeal seal;
    private final PersonChecks checks;
    private final PersonService.Sources sources;
    private final BlindIndex index;
    private final InstantSource clock;

    PersonSubmission(PersonService.Tools tools, PersonService.Sources sources, PersonStore store, PersonChecks checks) {
        this.store = store;
        this.rows = new PersonRows(tools.cipher());
        this.seal = new RoundSeal(tools.cipher());
        this.checks = checks;
        this.sources = sources;
        this.index = tools.index();
        this.clock = tools.clock();
    }

    /** A complete person on its way in. */
    private record Ready(Person person, CheckedPerson checked, Buffer document) {
        PersonKey key() {
            return person.key();
        }

        Optional<FileId> file(String field) {
            return PersonSummary.file(checked.value(field));
        }

        PersonSummary summary() {
            return new PersonSummary(
                    checked.value("name"),
                    checked.value("documentType"),
                    checked.document().orElseThrow().masked(),
                    checked.value("position"),
                    file("photo"));
        }
    }

    Future<List<Person>> submit(SqlClient tx, PersonStore.Some some, String actor) {
        if (some.persons().isEmpty() || some.persons().size() > MOST) {
            return Future.failedFuture(PersonProblem.BAD_SELECTION.problem(MOST));
        }
        return store.hold(tx, some)
                .map(found -> submittable(some, found))
                .compose(persons -> checks.locked(tx, persons))
                .compose(typed -> checks.check(tx, typed))
                .map(this::complete)
                .compose(ready -> claimed(tx, ready)
                        .compose(done -> attached(tx, ready))
                        .compose(photos -> written(tx, ready, photos))
                        .compose(done -> recorded(tx, ready, actor)))
                .compose(done -> store.find(tx, some));
    }

    private static List<Person> submittable(PersonStore.Some some, List<Person> found) {
        if (found.size() != new HashSet<>(some.persons()).size()) {
            throw PersonProblem.NO_SUCH_PERSON.problem();
        }
        found.stream()
                .filter(person -> !FROM.contains(person.state()))
                .findFirst()
                .ifPresent(person -> {
                    throw PersonLife.wrongState(person)
                            .with("person", person.key().person().toString());
                });
        return found;
    }

    private List<Ready> complete(List<PersonChecks.Checked> checked) {
        List<FieldProblem> missing = checked.stream()
                .flatMap(one -> one.result().issues().stream()
                        .map(issue -> new FieldProblem(
                                pointer(one.person().key().person())
                                        + "/"
                                        + issue.field().name(),
                                issue.text(),
                                issue.arguments())))
                .toList();
        if (!missing.isEmpty()) {
            throw PersonProblem.INCOMPLETE.problem().errors(missing);
        }
        return checked.stream()
                .map(one -> new Ready(
                        one.person(),
                        one.result(),
                        Buffer.buffer(index.of(
                                PersonBulk.DOCUMENT,
                                one.result().documentClaim().orElseThrow()))))
                .toList();
    }

    /** Where a person stands in the errors of a submission. */
    private static String pointer(PersonId person) {
        return "/persons/" + person;
    }

    /** What the persons held before is given free first, so that a corrected number takes the place of a wrong one. */
    private Future<Void> claimed(SqlClient tx, List<Ready> ready) {
        PersonKey first = ready.get(0).key();
        Map<Buffer, PersonKey> wanted = new LinkedHashMap<>();
        List<Ready> twice = new ArrayList<>();
        ready.forEach(one -> {
            if (wanted.putIfAbsent(one.document(), one.key()) != null) {
                twice.add(one);
            }
        });
        PersonStore.Some some = new PersonStore.Some(
                first.unit(),
                first.edition(),
                ready.stream().map(one -> one.key().person()).toList());
        return store.documents(tx, some)
                .compose(held -> ClaimStore.release(tx, first, held))
                .compose(done -> ClaimStore.claim(tx, wanted))
                .map(got -> {
                    List<Ready> taken = new ArrayList<>(twice);
                    ready.stream().filter(one -> !got.contains(one.document())).forEach(taken::add);
                    if (!taken.isEmpty()) {
                        throw taken(taken);
                    }
                    return null;
                });
    }

    private static org.fairgate.platform.http.Problem taken(List<Ready> taken) {
        return PersonProblem.DOCUMENT_TAKEN
                .problem()
                .errors(taken.stream()
                        .map(one -> new FieldProblem(
                                pointer(one.key().person()) + "/documentNumber", PersonProblem.DOCUMENT_TAKEN))
                        .distinct()
                        .toList());
    }

    /** The pictures of earlier rounds stay: reviewers compare with them. */
    private Future<Map<PersonKey, Buffer>> attached(SqlClient tx, List<Ready> ready) {
        Map<PersonKey, Buffer> photos = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (Ready one : ready) {
            all = all.compose(done -> attached(tx, one, "photo", FilePurpose.PERSON_PHOTO))
                    .onSuccess(photo -> photo.ifPresent(digest -> photos.put(one.key(), digest)))
                    .compose(done -> attached(tx, one, "proof", FilePurpose.PERSON_PROOF))
                    .mapEmpty();
        }
        return all.map(photos);
    }

    /** The digest of the picture, if there is one. */
    private Future<Optional<Buffer>> attached(SqlClient tx, Ready one, String field, FilePurpose purpose) {
        Optional<FileId> file = one.file(field);
        return file.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : sources.files()
                        .attach(tx, one.key().unit(), file.get(), purpose)
                        .map(Optional::of);
    }

    private Future<Void> written(SqlClient tx, List<Ready> ready, Map<PersonKey, Buffer> photos) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<PersonStore.Submitted> submitted = ready.stream()
                .map(one -> new PersonStore.Submitted(
                        one.key(),
                        rows.sealed(one.key(), one.summary()),
                        one.file("photo").map(FileId::value),
                        one.file("proof").map(FileId::value),
                        one.checked().entryDays(),
                        one.document(),
                        Optional.ofNullable(photos.get(one.key()))))
                .toList();
        List<PersonRoundStore.Sent> rounds = ready.stream()
                .map(one -> {
                    int round = one.person().round() + 1;
                    return new PersonRoundStore.Sent(
                            one.key(),
                            round,
                            seal.body(one.key(), round, one.checked().values()),
                            one.document());
                })
                .toList();
        return store.submit(tx, submitted, PersonState.SUBMITTED, FROM, now)
                .compose(changed -> changed == ready.size()
                        ? PersonRoundStore.insert(tx, rounds, now)
                        : Future.failedFuture(new IllegalStateException("held persons moved")));
    }

    private Future<Void> recorded(SqlClient tx, List<Ready> ready, String actor) {
        Future<Void> all = Future.succeededFuture();
        for (Ready one : ready) {
            all = all.compose(done -> sources.audit()
                    .record(
                            tx,
                            new AuditEntry(
                                    one.key().unit(),
                                    actor,
                                    "person.submitted",
                                    PersonLife.subject(one.key()),
                                    one.person().state().code(),
                                    PersonState.SUBMITTED.code(),
                                    "round " + (one.person().round() + 1))));
        }
        return all;
    }
}
