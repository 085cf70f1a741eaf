package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.draft.DraftPages;
import org.fairgate.draft.DraftService;
import org.fairgate.kernel.Tag;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Mover;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonMove;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.RoundSeal;
import org.fairgate.platform.http.Problem;
import org.fairgate.unit.Reason;

/** Moves persons from state to state, apart from their submission, and changes what may be changed of them later. */
final class PersonLife {
    /** Characters of days in an audit entry. */
    private static final int AUDITED = 200;

    private final PersonStore store;
    private final RoundSeal seal;
    private final DraftService drafts;
    private final AuditService audit;
    private final InstantSource clock;

    PersonLife(PersonStore store, RoundSeal seal, PersonService.Sources sources, InstantSource clock) {
        this.store = store;
        this.seal = seal;
        this.drafts = sources.drafts();
        this.audit = sources.audit();
        this.clock = clock;
    }

    Future<Person> move(SqlClient tx, PersonMove move) {
        // Nobody gets to be submitted without the checks of a submission.
        Set<PersonState> from =
                move.to() == PersonState.SUBMITTED ? Set.of() : PersonState.before(move.to(), move.by());
        return held(tx, move.key())
                .compose(person -> require(tx, person, move.round(), from))
                .map(person -> tagFits(person, move))
                .map(person -> orderFits(person, move))
                .compose(person -> moved(tx, person, move, from));
    }

    private Future<Person> moved(SqlClient tx, Person person, PersonMove move, Set<PersonState> from) {
        PersonKey key = move.key();
        return released(tx, key, move.to())
                .compose(done ->
                        store.move(tx, new PersonStore.Step(key, move.round(), move.to(), move.tag(), from), now()))
                .compose(done -> done
                        ? decided(tx, person, move)
                        : Future.failedFuture(new IllegalStateException("a held person moved")))
                .compose(done -> move.to().isEditable() ? drafts.unlock(tx, page(key)) : Future.succeededFuture())
                .compose(done -> move.to() == PersonState.CANCELLED
                        ? drafts.lock(tx, page(key)).<Void>mapEmpty()
                        : Future.succeededFuture())
                .compose(done -> audit.record(tx, entry(person, move)))
                .compose(done -> held(tx, key));
    }

    private static DraftPages page(PersonKey key) {
        return DraftPages.ofPersons(key.unit(), key.edition(), List.of(key.person()));
    }

    /** Whoever is not registered any more holds no document. */
    private Future<Void> released(SqlClient tx, PersonKey key, PersonState to) {
        return to == PersonState.DRAFT || to == PersonState.CANCELLED
                ? store.documents(tx, PersonStore.Some.of(key))
                        .compose(documents -> ClaimStore.release(tx, key, documents))
                : Future.succeededFuture();
    }

    /** What a reviewer or the security made of a round stays with it. */
    private Future<Void> decided(SqlClient tx, Person person, PersonMove move) {
        if (move.round() == 0 || move.by() != Mover.REVIEWER && move.to() != PersonState.RETURNED) {
            return Future.succeededFuture();
        }
        Optional<Buffer> reasons = move.reasons().isEmpty()
                ? Optional.empty()
                : Optional.of(seal.reasons(person.key(), move.round(), move.reasons()));
        String outcome = move.to() == PersonState.RETURNED ? "returned" : "accepted";
        return PersonRoundStore.decide(
                tx,
                new PersonRoundStore.Decision(person.key(), move.round(), outcome, reasons, staff(move.actor())),
                now());
    }

    private static Optional<UUID> staff(String actor) {
        return actor.startsWith("staff:")
                ? Optional.of(UUID.fromString(actor.substring("staff:".length())))
                : Optional.empty();
    }

    private static AuditEntry entry(Person person, PersonMove move) {
        String why = move.reasons().stream().map(Reason::field).distinct().collect(Collectors.joining(", "));
        String tag = move.tag().map(given -> " " + given.code()).orElse("");
        return new AuditEntry(
                person.key().unit(),
                move.actor(),
                "person.moved",
                subject(person.key()),
                person.state().code(),
                move.to().code() + tag,
                why);
    }

    static String subject(PersonKey key) {
        return "person:" + key.person();
    }

    /** Only who pays is asked to, and a reviewer lets only those past who do not. */
    private static Person tagFits(Person person, PersonMove move) {
        Optional<Tag> tag = move.tag().or(person::tag);
        boolean pays = tag.filter(Tag::pays).isPresent();
        boolean fits = switch (move.to()) {
            case PENDING_PAYMENT -> pays;
            case UNDER_CHECK -> tag.isPresent() && (move.by() != Mover.REVIEWER || !pays || person.ordered());
            default -> true;
        };
        if (!fits) {
            throw PersonProblem.TAG_DOES_NOT_FIT.problem();
        }
        return person;
    }

    /** Whose order exists is paid for or about to be: the unit ends the order first, or asks for a refund. */
    private static Person orderFits(Person person, PersonMove move) {
        if (move.to() == PersonState.CANCELLED && move.by() == Mover.UNIT && person.ordered()) {
            throw PersonProblem.IN_ORDER.problem().with("state", person.state().code());
        }
        return person;
    }

    /** Gives a person up for its unit, whatever round it is in. */
    Future<Person> cancel(SqlClient tx, PersonKey key) {
        return held(tx, key).compose(person -> move(tx, byUnit(person, PersonState.CANCELLED)));
    }

    private static PersonMove byUnit(Person person, PersonState to) {
        PersonKey key = person.key();
        return new PersonMove(key, person.round(), to, Mover.UNIT, "unit:" + key.unit(), Optional.empty(), List.of());
    }

    Future<Person> changeDays(SqlClient tx, PersonKey key, List<LocalDate> days) {
        return held(tx, key)
                .compose(PersonLife::daysChangeable)
                .compose(person -> store.changeDays(tx, key, days, clock.instant())
                        .compose(done -> audit.record(
                                tx,
                                new AuditEntry(
                                        key.unit(),
                                        "unit:" + key.unit(),
                                        "person.entry-days-changed",
                                        subject(key),
                                        text(person.entryDays()),
                                        text(days),
                                        ""))))
                .compose(done -> held(tx, key));
    }

    private static Future<Person> daysChangeable(Person person) {
        if (person.entryDaysChangeable()) {
            return Future.succeededFuture(person);
        }
        return Future.failedFuture(person.ordered() ? PersonProblem.ORDERED.problem() : wrongState(person));
    }

    private static String text(List<LocalDate> days) {
        String all = days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
        return all.length() <= AUDITED ? all : all.substring(0, AUDITED);
    }

    Future<Person> tag(SqlClient tx, PersonMove given) {
        Tag tag = given.tag().orElseThrow();
        Set<PersonState> waiting = Set.of(PersonState.SUBMITTED, PersonState.PENDING_LOCK);
        return held(tx, given.key())
                .compose(person -> require(tx, person, given.round(), waiting))
                .compose(person -> store.tag(tx, given.key(), given.round(), tag, now())
                        .compose(done -> audit.record(
                                tx,
                                new AuditEntry(
                                        given.key().unit(),
                                        given.actor(),
                                        "person.tagged",
                                        subject(given.key()),
                                        person.tag().map(Tag::code).orElse(""),
                                        tag.code(),
                                        ""))))
                .compose(done -> held(tx, given.key()));
    }

    Future<List<Person>> withdraw(SqlClient tx, UnitId unit, EditionId edition) {
        return store.inState(tx, unit, edition, PersonState.before(PersonState.DRAFT, Mover.UNIT))
                .compose(ids -> withdraw(tx, new PersonStore.Some(unit, edition, ids)));
    }

    private Future<List<Person>> withdraw(SqlClient tx, PersonStore.Some some) {
        return store.hold(tx, some).compose(persons -> {
            Future<Void> all = Future.succeededFuture();
            for (Person person : persons) {
                all = all.compose(done -> withdraw(tx, person));
            }
            return all.compose(done -> store.find(tx, some));
        });
    }

    private Future<Void> withdraw(SqlClient tx, Person person) {
        PersonKey key = person.key();
        return PersonRoundStore.decide(
                        tx,
                        new PersonRoundStore.Decision(
                                key, person.round(), "withdrawn", Optional.empty(), Optional.empty()),
                        now())
                .compose(done -> move(tx, byUnit(person, PersonState.DRAFT)))
                .mapEmpty();
    }

    /** The person, held until the transaction ends; fails with {@code person.no-such-person}. */
    Future<Person> held(SqlClient tx, PersonKey key) {
        return store.hold(tx, PersonStore.Some.of(key))
                .map(found -> found.stream().findFirst().orElseThrow(() -> PersonProblem.NO_SUCH_PERSON.problem()));
    }

    private static Future<Person> require(SqlClient tx, Person person, int round, Set<PersonState> from) {
        if (person.round() != round) {
            return Future.failedFuture(PersonProblem.CHANGED.problem().with("round", person.round()));
        }
        return from.contains(person.state())
                ? Future.succeededFuture(person)
                : PersonRoundStore.decided(tx, person.key(), round)
                        .compose(decided -> Future.failedFuture(
                                decided.map(first -> wrongState(person, first)).orElseGet(() -> wrongState(person))));
    }

    /** 409 with the present state. */
    static Problem wrongState(Person person) {
        return PersonProblem.STATE_CHANGED
                .problem()
                .with("state", person.state().code());
    }

    /** The same with who decided first, and when. */
    private static Problem wrongState(Person person, PersonRoundStore.Decided first) {
        Problem refused = wrongState(person).with("decidedAt", first.at().toString());
        return first.by()
                .map(staff -> refused.with("decidedBy", staff.toString()))
                .orElse(refused);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
