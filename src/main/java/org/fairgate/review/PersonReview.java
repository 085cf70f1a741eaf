package org.fairgate.review;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.delegation.DelegationService;
import org.fairgate.delegation.Scope;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.queue.PersonFilter;
import org.fairgate.person.queue.PersonQueue;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.review.BulkResult.Item;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.unit.life.UnitCase;
import org.fairgate.unit.life.UnitQueue;

/** Reads the queues of persons and decides on one or many of them (R-REV). */
public final class PersonReview {
    /** Most persons that one request decides on; what matches beyond is told as left. */
    public static final int MOST_AT_ONCE = 500;

    /** A decision on all that match needs their number typed, when there are more than so many. */
    public static final int TYPED_ABOVE = 50;

    private final Db db;
    private final Parts parts;
    private final Decisions decisions;

    /** Where it reads. */
    public record Parts(EditionService editions, DelegationService delegations, UnitQueue units, PersonQueue persons) {}

    public PersonReview(Db db, Parts parts, Decisions decisions) {
        this.db = db;
        this.parts = parts;
        this.decisions = decisions;
    }

    /**
     * A page of persons.
     *
     * @param units those that they belong to
     */
    public record Page(List<Person> persons, Map<UnitId, UnitCase> units, Optional<Cursor> next) {
        public Page {
            persons = List.copyOf(persons);
            units = Map.copyOf(units);
        }
    }

    /** A decision on one person. */
    public record Each(Item item, PersonDecision decision) {}

    /**
     * Everybody who matches.
     *
     * @param asOf when the list was read: who was submitted later was not seen, and is left alone
     * @param typed the number that the reviewer typed; needed above {@link #TYPED_ABOVE}
     */
    public record Everybody(PersonsQuery query, Instant asOf, Optional<Long> typed) {}

    /** A page of persons, those who have waited longest first. */
    public Future<Page> page(Reviewer reviewer, PersonsQuery query, int limit) {
        return edition()
                .compose(edition -> db.read(client -> parts.persons()
                        .page(client, scope(reviewer, query.node()), filter(edition, query), part(query, limit))
                        .compose(found -> units(client, reviewer, edition, found.rows())
                                .map(units -> new Page(found.rows(), units, found.next())))));
    }

    /** Those of a decision whom the reviewer sees, as they are now, with their units. */
    public Future<Page> of(Reviewer reviewer, BulkResult result) {
        return edition()
                .compose(edition -> db.read(client -> parts.persons()
                        .some(client, reviewer.scope(), edition, keys(result, edition))
                        .compose(found -> units(client, reviewer, edition, found)
                                .map(units -> new Page(found, units, Optional.empty())))));
    }

    private static List<PersonKey> keys(BulkResult result, EditionId edition) {
        return result.all().stream()
                .map(item -> new PersonKey(item.unit(), edition, item.person()))
                .toList();
    }

    private Future<Map<UnitId, UnitCase>> units(
            SqlClient client, Reviewer reviewer, EditionId edition, List<Person> persons) {
        Set<UnitId> ids = persons.stream().map(person -> person.key().unit()).collect(Collectors.toSet());
        return parts.units().of(client, reviewer.scope(), ids, edition);
    }

    private static PersonFilter filter(EditionId edition, PersonsQuery query) {
        return PersonFilter.of(edition, query.state());
    }

    private static PersonQueue.Part part(PersonsQuery query, int limit) {
        return new PersonQueue.Part(query.after(), limit);
    }

    /** A node narrows what a reviewer sees; one outside their scope shows nothing, like one that does not exist. */
    private Scope scope(Reviewer reviewer, Optional<DelegationId> node) {
        return node.map(id -> {
                    boolean within =
                            reviewer.scope().includes(parts.delegations().deskOf(Optional.of(id)));
                    return within ? Scope.subDelegation(id) : Scope.subDelegation(new DelegationId(NOWHERE));
                })
                .orElse(reviewer.scope());
    }

    /** A node that nobody joins. */
    private static final java.util.UUID NOWHERE = new java.util.UUID(-1, -1);

    /** How many persons there are in each state, each counted as far as anybody reads. */
    public Future<Map<PersonState, Integer>> counts(Reviewer reviewer, Optional<DelegationId> node) {
        return edition()
                .compose(edition -> db.read(client -> parts.persons().counts(client, scope(reviewer, node), edition)));
    }

    /** How many match that were submitted by this moment. */
    public Future<Long> matching(Reviewer reviewer, PersonsQuery query, Instant asOf) {
        return edition().compose(edition -> db.read(client -> matching(client, reviewer, query, asOf, edition)));
    }

    private Future<Long> matching(
            SqlClient client, Reviewer reviewer, PersonsQuery query, Instant asOf, EditionId edition) {
        return parts.persons().count(client, scope(reviewer, query.node()), filter(edition, query), asOf);
    }

    /**
     * Decides on persons that the reviewer has chosen, each in a transaction of its own. Fails with {@link
     * ReviewProblem#BAD_SELECTION} for none or too many; what keeps a single person from being decided on is in the result.
     */
    public Future<BulkResult> decide(Reviewer reviewer, List<Each> chosen) {
        if (chosen.isEmpty() || chosen.size() > MOST_AT_ONCE) {
            return Future.failedFuture(ReviewProblem.BAD_SELECTION.problem());
        }
        return edition().compose(edition -> decisions.run(reviewer, edition, chosen));
    }

    /**
     * Decides on everybody who matches, at most {@link #MOST_AT_ONCE} in one request. Fails with {@link
     * ReviewProblem#COUNT_DIFFERS} (member {@code count}) when more than {@link #TYPED_ABOVE} match and another number was
     * typed, and with {@link ReviewProblem#BAD_SELECTION} when nobody does.
     */
    public Future<BulkResult> decideAll(Reviewer reviewer, PersonDecision decision, Everybody everybody) {
        return edition()
                .compose(edition -> db.read(client -> matching(
                                        client, reviewer, everybody.query(), everybody.asOf(), edition)
                                .map(count -> required(count, everybody))
                                .compose(count -> collect(client, reviewer, everybody, edition)
                                        .map(found -> new Matching(count, found))))
                        .compose(matching -> decisions
                                .run(reviewer, edition, each(matching.persons(), decision))
                                .map(result -> withLeft(result, matching))));
    }

    private record Matching(long count, List<Person> persons) {}

    private static long required(long count, Everybody everybody) {
        if (count == 0) {
            throw ReviewProblem.BAD_SELECTION.problem();
        }
        boolean sure = count <= TYPED_ABOVE
                || everybody.typed().filter(typed -> typed == count).isPresent();
        if (!sure) {
            throw ReviewProblem.COUNT_DIFFERS.problem(count).with("count", count);
        }
        return count;
    }

    private Future<List<Person>> collect(SqlClient client, Reviewer reviewer, Everybody everybody, EditionId edition) {
        PersonsQuery query =
                new PersonsQuery(everybody.query().state(), everybody.query().node(), Cursor.OLDEST);
        return parts.persons()
                .page(client, scope(reviewer, query.node()), filter(edition, query), part(query, MOST_AT_ONCE))
                .map(page -> page.rows().stream()
                        .filter(person -> person.submittedAt()
                                .filter(at -> !at.isAfter(everybody.asOf()))
                                .isPresent())
                        .toList());
    }

    private static List<Each> each(List<Person> persons, PersonDecision decision) {
        List<Each> all = new ArrayList<>();
        persons.forEach(person ->
                all.add(new Each(new Item(person.key().unit(), person.key().person(), person.round()), decision)));
        return all;
    }

    private static BulkResult withLeft(BulkResult result, Matching matching) {
        int reached =
                result.done().size() + result.skipped().size() + result.failed().size();
        return new BulkResult(
                result.done(), result.skipped(), result.failed(), Math.max(0, matching.count() - reached));
    }

    /** The current edition, a refusal as a failed future. */
    private Future<EditionId> edition() {
        return Future.succeededFuture(parts.editions())
                .map(EditionService::currentEdition)
                .map(edition -> edition.id());
    }
}
