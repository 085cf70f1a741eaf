package org.fairgate.person.queue;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.person.base.Person;
import org.fairgate.person.base.PersonKey;
import org.fairgate.person.base.PersonProblem;
import org.fairgate.person.base.PersonRound;
import org.fairgate.person.base.PersonRows;
import org.fairgate.person.base.PersonState;
import org.fairgate.person.base.RoundSeal;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;
import org.fairgate.platform.security.FieldCipher;

/** Persons as reviewers see them, never beyond their scope and never a draft. */
public final class PersonQueue {
    /** Counts stop here: this many stands for this many or more. */
    public static final int MOST_COUNTED = 10_000;

    private static final int MOST_MATCHING = 1_000_000;

    /** Most persons of one page. */
    public static final int MOST_LISTED = 500;

    /** Rounds that are shown of one person. */
    private static final int MOST_ROUNDS = 50;

    private final PersonQueueStore store;

    public PersonQueue(FieldCipher cipher) {
        this.store = new PersonQueueStore(new PersonRows(cipher), new RoundSeal(cipher));
    }

    /**
     * Which part of a list.
     *
     * @param limit 1 to {@link #MOST_LISTED}; more counts as that
     */
    public record Part(Cursor after, int limit) {
        /** The beginning of a list. */
        public static Part first(int limit) {
            return new Part(Cursor.OLDEST, limit);
        }

        private Part andOne() {
            return new Part(after, Math.min(limit, MOST_LISTED) + 1);
        }
    }

    /** Who waits, longest first. */
    public Future<Paged<Person>> page(SqlClient client, Scope scope, PersonFilter filter, Part part) {
        return store.page(client, scope, filter, part.andOne()).map(found -> cut(found, part));
    }

    /** Persons by state, each counted to {@link #MOST_COUNTED} at most. */
    public Future<Map<PersonState, Integer>> counts(SqlClient client, Scope scope, EditionId edition) {
        return store.counts(client, scope, edition, MOST_COUNTED);
    }

    /** How many match that were submitted by this moment, counted to a million at most. */
    public Future<Long> count(SqlClient client, Scope scope, PersonFilter filter, Instant until) {
        return store.count(client, scope, filter, until, MOST_MATCHING);
    }

    /** The persons of a unit that were ever submitted, in the order in which they were added. */
    public Future<Paged<Person>> ofUnit(SqlClient client, Scope scope, UnitId unit, EditionId edition, Part part) {
        return store.ofUnit(client, scope, unit, edition, part.andOne()).map(found -> cut(found, part));
    }

    /** Those of these persons, of any units, that lie within the scope; {@link #MOST_LISTED} of them at most. */
    public Future<List<Person>> some(SqlClient client, Scope scope, EditionId edition, List<PersonKey> keys) {
        return keys.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.some(client, scope, edition, keys.subList(0, Math.min(MOST_LISTED, keys.size())));
    }

    /** One person; fails with {@link PersonProblem#NO_SUCH_PERSON} for what lies outside the scope. */
    public Future<Person> find(SqlClient client, Scope scope, PersonKey key) {
        return store.one(client, scope, key)
                .map(found -> found.orElseThrow(() -> PersonProblem.NO_SUCH_PERSON.problem()));
    }

    /** What was submitted of a person and what was decided, newest first; fails like {@link #find}. */
    public Future<List<PersonRound>> rounds(SqlClient client, Scope scope, PersonKey key) {
        return find(client, scope, key).compose(found -> store.rounds(client, key, MOST_ROUNDS));
    }

    /** What these persons of one unit, found within a scope, have in common with others of the edition. */
    public Future<Map<PersonId, Likeness>> likenesses(SqlClient client, List<Person> seen) {
        return seen.isEmpty()
                ? Future.succeededFuture(Map.of())
                : store.likenesses(client, seen.stream().map(Person::key).toList());
    }

    private static Paged<Person> cut(List<Person> found, Part part) {
        return Paged.cut(found, part.andOne().limit() - 1, PersonQueue::end);
    }

    private static Cursor end(Person last) {
        return new Cursor(
                last.submittedAt().orElse(Instant.EPOCH), last.key().person().value());
    }
}
