package org.fairgate.payment.ledger.owed;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.OddPayment;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;

/** Refunds that the system owes by itself, to be read. */
public final class OwedRefunds {
    private static final int MOST = 200;

    private final Db db;
    private final OwedStore store = new OwedStore();

    public OwedRefunds(Db db) {
        this.db = db;
    }

    /**
     * All of them, newest first.
     *
     * @param limit rows of a page, at most 200
     */
    public Future<Paged<OwedRefund>> list(Cursor before, int limit) {
        int rows = Math.min(limit, MOST);
        return db.read(client -> store.list(client, before, rows + 1))
                .map(found -> Paged.cut(found, rows, last -> new Cursor(last.createdAt(), last.id())));
    }

    /** How many are to be sent: not those that their gateway says are done. */
    public Future<Long> countQueued() {
        return db.read(store::countQueued);
    }

    /** Those of odd payments, by the gateway's transaction that they send back. */
    public Future<Map<String, OwedRefund>> of(Collection<OddPayment> odd) {
        return db.read(client -> store.ofOdd(client, odd))
                .map(found ->
                        found.stream().collect(Collectors.toMap(OwedRefund::tradeNo, one -> one, (one, other) -> one)));
    }

    /** Those of these numbers, each number with the unit whose payment it is of. */
    public Future<List<OwedRefund>> numbered(SqlClient client, Map<String, UnitId> numbers) {
        return store.numbered(client, numbers);
    }

    /** Those of which a gateway said from one moment to before another that the money is back. */
    public Future<List<OwedRefund>> doneBetween(SqlClient client, GatewayName gateway, Instant from, Instant to) {
        return store.doneBetween(client, gateway, from, to);
    }
}
