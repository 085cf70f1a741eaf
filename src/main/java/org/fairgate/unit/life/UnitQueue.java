package org.fairgate.unit.life;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.unit.Reason;
import org.fairgate.unit.Unit;

/** The units that reviewers see, within their scope only (R-REV). */
public final class UnitQueue {
    private final CodeOwner owners;
    private final LifeStore rounds;

    /** @param owners tells whose login name a credit code is */
    public UnitQueue(CodeOwner owners, FieldCipher cipher) {
        this.owners = owners;
        this.rounds = new LifeStore(new RoundSeal(cipher));
    }

    /** Whose login name a credit code is; {@code AccountService::find}. */
    @FunctionalInterface
    public interface CodeOwner {
        /** The unit with this credit code, if any. */
        Future<Optional<UnitId>> find(String creditCode);
    }

    /**
     * How many units there are in each queue.
     *
     * @param resubmitted of those that wait, how many were submitted more than once
     * @param waitingLong of those that wait, how many were submitted before the moment asked for
     */
    public record Counts(long submitted, long resubmitted, long waitingLong, long returned, long approved) {}

    /** A page of at most {@code limit} units, those who have waited longest first. */
    public Future<Paged<UnitCase>> page(SqlClient client, Scope scope, UnitFilter filter, Cursor after, int limit) {
        return creditCode(filter.search())
                .map(code -> byCode(client, scope, filter, code))
                .orElseGet(() -> QueueStore.page(client, scope, filter, after, limit + 1)
                        .map(found -> Paged.cut(found, limit, UnitQueue::end)));
    }

    private static Cursor end(UnitCase last) {
        return new Cursor(last.submittedAt(), last.unit().value());
    }

    private Future<Paged<UnitCase>> byCode(SqlClient client, Scope scope, UnitFilter filter, String code) {
        return owners.find(code)
                .compose(owner -> owner.map(unit -> find(client, scope, unit, filter.edition()))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .map(found -> Paged.whole(found.filter(filter::accepts).stream().toList()));
    }

    private static Optional<String> creditCode(String search) {
        try {
            return Optional.of(CreditCode.parseAsOnLicence(search).value());
        } catch (InvalidValue partOfAName) {
            return Optional.empty();
        }
    }

    /** One submitted unit within the scope; empty for any other, as if it did not exist. */
    public Future<Optional<UnitCase>> find(SqlClient client, Scope scope, UnitId unit, EditionId edition) {
        return QueueStore.find(client, unit, edition).map(found -> found.filter(one -> scope.includes(one.desk())));
    }

    /** Those of some units that were submitted and lie within the scope, by id. */
    public Future<Map<UnitId, UnitCase>> of(
            SqlClient client, Scope scope, Collection<UnitId> units, EditionId edition) {
        return QueueStore.findAll(client, units, edition)
                .map(found -> found.stream()
                        .filter(one -> scope.includes(one.desk()))
                        .collect(Collectors.toMap(UnitCase::unit, one -> one)));
    }

    /** What some units were called in the edition for which they were submitted last; those that never were are left out. */
    public Future<Map<UnitId, String>> lastNames(SqlClient client, Collection<UnitId> units) {
        return units.isEmpty() ? Future.succeededFuture(Map.of()) : QueueStore.lastNames(client, units);
    }

    /** How many units wait, were sent back and were approved. */
    public Future<Counts> counts(SqlClient client, Scope scope, EditionId edition, Instant before) {
        return QueueStore.counts(client, scope, edition, before);
    }

    /** Every round of a unit from the first to the last; the caller has found the unit within the scope. */
    public Future<List<UnitRound>> rounds(SqlClient client, UnitId unit, EditionId edition) {
        return rounds.rounds(client, unit, edition);
    }

    /** Why the unit was sent back the last time, for the unit itself; none unless it is to be mended now. */
    public Future<List<Reason>> reasons(SqlClient client, Unit unit) {
        return unit.state() == org.fairgate.unit.UnitState.RETURNED
                ? rounds.lastReturned(client, unit)
                        .map(verdict -> verdict.map(UnitRound.Verdict::reasons).orElse(List.of()))
                : Future.succeededFuture(List.of());
    }
}
