package org.fairgate.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fairgate.audit.AuditStore.End;
import org.fairgate.audit.AuditStore.Link;
import org.fairgate.kernel.id.UnitId;

/** Writes the audit trail (R-AUD) and checks it. */
public final class AuditService {
    private static final int PAGE = 500;

    private final AuditStore store = new AuditStore();
    private final InstantSource clock;

    public AuditService(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds the entry to the end of its unit's chain. Writers of one unit wait for each other from here to their commit,
     * so call it last in the transaction.
     *
     * @param tx the transaction of the cause; a client without a transaction may fail with IllegalStateException
     */
    public Future<Void> record(SqlClient tx, AuditEntry entry) {
        return recordAll(tx, List.of(entry));
    }

    /**
     * The same for many entries of any units with two statements in all. Entries of one unit follow each other in the
     * order given; the units' chains are taken in the order of their ids, so that two batches never wait in a circle.
     */
    public Future<Void> recordAll(SqlClient tx, List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<UnitId, List<AuditEntry>> byUnit = entries.stream()
                .collect(Collectors.groupingBy(AuditEntry::unit, LinkedHashMap::new, Collectors.toList()));
        return store.extend(tx, byUnit)
                .map(ends -> linked(byUnit, ends))
                .compose(chains -> store.append(tx, chains))
                .map(appended -> mustHaveFitted(appended == entries.size()));
    }

    /** Walks the chain of a unit and says whether every link holds, up to the very last. */
    public Future<Verdict> verify(SqlClient client, UnitId unit) {
        // the head first: links that are added meanwhile stand behind it and are not looked at
        return store.head(client, unit)
                .map(head -> head.orElseGet(() -> new End(0, AuditHash.origin())))
                .compose(head -> walk(client, unit, head, new End(0, AuditHash.origin())));
    }

    private Future<Verdict> walk(SqlClient client, UnitId unit, End head, End reached) {
        long left = head.seq() - reached.seq();
        if (left <= 0) {
            return Future.succeededFuture(new Verdict(Arrays.equals(head.hash(), reached.hash()), reached.seq()));
        }
        return store.page(client, unit, reached.seq(), (int) Math.min(PAGE, left))
                .compose(links -> {
                    End now = follow(links, reached);
                    boolean whole = !links.isEmpty() && now.seq() == reached.seq() + links.size();
                    return whole
                            ? walk(client, unit, head, now)
                            : Future.succeededFuture(new Verdict(false, now.seq()));
                });
    }

    /** The last link that holds. */
    private static End follow(List<Link> links, End reached) {
        End last = reached;
        for (Link link : links) {
            boolean holds = link.seq() == last.seq() + 1
                    && Arrays.equals(link.before(), last.hash())
                    && Arrays.equals(link.hash(), AuditHash.of(link.entry(), link.seq(), link.at(), link.before()));
            if (!holds) {
                return last;
            }
            last = new End(link.seq(), link.hash());
        }
        return last;
    }

    /** The new part of each chain, at one moment. */
    private List<List<Link>> linked(Map<UnitId, List<AuditEntry>> byUnit, Map<UnitId, End> ends) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return byUnit.entrySet().stream()
                .map(unit -> chain(unit.getValue(), Objects.requireNonNull(ends.get(unit.getKey())), at))
                .toList();
    }

    /** @param before where the chain ended */
    private static List<Link> chain(List<AuditEntry> entries, End before, Instant at) {
        List<Link> links = new ArrayList<>(entries.size());
        End last = before;
        for (AuditEntry entry : entries) {
            long seq = last.seq() + 1;
            byte[] hash = AuditHash.of(entry, seq, at, last.hash());
            links.add(new Link(entry, seq, at, last.hash(), hash));
            last = new End(seq, hash);
        }
        return links;
    }

    private static Void mustHaveFitted(boolean appended) {
        if (!appended) {
            throw new IllegalStateException("audit entry written outside a transaction");
        }
        return (Void) null;
    }

    /**
     * What {@link #verify} found.
     *
     * @param whole whether the chain holds
     * @param links how many links hold from the beginning on; if not whole, the next one is changed, missing or new
     */
    public record Verdict(boolean whole, long links) {}
}
