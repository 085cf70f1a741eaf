package org.fairgate.review.claim;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.account.staff.StaffService;
import org.fairgate.audit.AuditEntry;
import org.fairgate.audit.AuditService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.db.Db;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.unit.life.UnitCase;

/**
 * Who is looking at what (R-REV): a soft claim for a few minutes, renewed while the case is open. It only warns,
 * until somebody takes it over: then those who had it may not decide while it lasts.
 */
public final class Claims {
    /** How long a claim lasts that is not renewed. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    private final Db db;
    private final InstantSource clock;
    private final StaffService staff;
    private final AuditService audit;

    public Claims(Db db, InstantSource clock, StaffService staff, AuditService audit) {
        this.db = db;
        this.clock = clock;
        this.staff = staff;
        this.audit = audit;
    }

    /** Claims a unit or renews the claim; answers who has it now, which may be somebody else who was first. */
    public Future<Claim> take(SqlClient client, Reviewer reviewer, UnitCase unit) {
        Instant now = now();
        return ReviewClaimStore.take(client, unit, reviewer.id(), now.plus(LIFE), now)
                .compose(done -> of(client, unit.edition(), List.of(unit.unit())))
                .map(claims -> Optional.ofNullable(claims.get(unit.unit()))
                        .orElseThrow(() -> new IllegalStateException("a claim is gone that was just taken")));
    }

    /**
     * Takes the claim on a unit from the one who is named, with an audit entry. Nothing happens when it is over or with
     * somebody else by now.
     */
    public Future<Void> takeOver(SqlClient tx, Reviewer reviewer, UnitCase unit, StaffId from) {
        Instant now = now();
        var handover = new ReviewClaimStore.Handover(from, reviewer.id(), now.plus(LIFE), now);
        return ReviewClaimStore.takeOver(tx, unit, handover)
                .compose(taken ->
                        taken ? audit.record(tx, entry(reviewer, unit.unit(), from)) : Future.succeededFuture());
    }

    private static AuditEntry entry(Reviewer reviewer, UnitId unit, StaffId from) {
        return new AuditEntry(
                unit,
                reviewer.actor(),
                "review.claim-taken-over",
                "unit:" + unit,
                "staff:" + from,
                "staff:" + reviewer.id(),
                "");
    }

    /**
     * Lets a reviewer decide, and keeps the claim from being taken over until the transaction ends. Fails with {@link
     * ReviewProblem#TAKEN_OVER} (member {@code takenOverBy}) while somebody has the claim who took it from them.
     */
    public Future<Void> requireNotTakenFrom(SqlClient tx, Reviewer reviewer, UnitCase unit) {
        return ReviewClaimStore.hold(tx, unit, now())
                .compose(held -> held.filter(one -> one.takenFrom().contains(reviewer.id()))
                        .map(one -> takenOver(tx, one))
                        .orElseGet(Future::succeededFuture));
    }

    private Future<Void> takenOver(SqlClient client, ReviewClaimStore.Held held) {
        return named(client, List.of(held)).map(claims -> {
            String name = claims.values().iterator().next().name();
            throw ReviewProblem.TAKEN_OVER.problem(name).with("takenOverBy", name);
        });
    }

    /** Gives one's own claim up; nothing happens to another's. */
    public Future<Void> release(SqlClient client, Reviewer reviewer, EditionId edition, UnitId unit) {
        return ReviewClaimStore.release(client, edition, unit, reviewer.id());
    }

    /** The claims on these units, by unit. */
    public Future<Map<UnitId, Claim>> of(SqlClient client, EditionId edition, Collection<UnitId> units) {
        return ReviewClaimStore.of(client, edition, units, now()).compose(held -> named(client, held));
    }

    /** What others within the scope have open, newest first. */
    public Future<List<Claim>> others(SqlClient client, Reviewer reviewer, EditionId edition, int limit) {
        return ReviewClaimStore.others(client, reviewer, edition, now(), limit)
                .compose(held -> named(client, held)
                        .map(byUnit -> held.stream()
                                .map(one -> byUnit.get(one.unit()))
                                .flatMap(claim -> Optional.ofNullable(claim).stream())
                                .toList()));
    }

    /** How many units others within the scope have open. */
    public Future<Long> countOthers(SqlClient client, Reviewer reviewer, EditionId edition) {
        return ReviewClaimStore.countOthers(client, reviewer, edition, now());
    }

    /** One round of removing claims that are long over. */
    public Future<Void> runOnce() {
        return db.read(client -> ReviewClaimStore.purge(client, now().minus(LIFE)));
    }

    private Future<Map<UnitId, Claim>> named(SqlClient client, List<ReviewClaimStore.Held> held) {
        Set<StaffId> ids = held.stream().map(ReviewClaimStore.Held::staff).collect(Collectors.toSet());
        return staff.names(client, ids).map(names -> {
            Map<UnitId, Claim> claims = new HashMap<>();
            held.forEach(one -> claims.put(one.unit(), claim(one, names.getOrDefault(one.staff(), ""))));
            return claims;
        });
    }

    private static Claim claim(ReviewClaimStore.Held held, String name) {
        return new Claim(held.unit(), held.staff(), name, held.until(), held.takenFrom());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
