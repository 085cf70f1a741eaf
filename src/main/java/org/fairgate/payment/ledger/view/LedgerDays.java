package org.fairgate.payment.ledger.view;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fairgate.payment.base.GatewayName;

/** The ledger by time, to be compared with a gateway's bill (R-PAY-7). */
public final class LedgerDays {
    private final LedgerStore store = new LedgerStore();

    /** Everything that a gateway was paid from one moment to before another, whatever became of the money. */
    public Future<List<LedgerEntry>> between(SqlClient client, GatewayName gateway, Instant from, Instant to) {
        return store.between(client, gateway, from, to);
    }

    /** When the first payment was sent to any gateway; empty before. Reads the whole table: ask once. */
    public Future<Optional<Instant>> first(SqlClient client) {
        return store.first(client);
    }
}
