package org.fairgate.payment.ledger.view;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Map;
import org.fairgate.payment.base.GatewayName;

/** The tries that gateways are to be asked about, to be watched: a queue that grows is one that nobody works through. */
public final class AskQueue {
    private final LedgerStore store = new LedgerStore();

    /** How many tries are due, and since when the first of them is. */
    public record Depth(long tries, Instant since) {}

    /** By gateway; one of which nothing is to be asked is missing. */
    public Future<Map<GatewayName, Depth>> due(SqlClient client, Instant now) {
        return store.due(client, now);
    }
}
