package org.fairgate.platform.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import org.fairgate.platform.limit.Gate;

/**
 * The only way to the database. The client or transaction is always a visible parameter of the work, so that a reader
 * sees what commits together. Calls to the outside have no place inside {@code tx}.
 */
public final class Db {
    private static final int TRIES = 3;

    private final Pool pool;
    private final Gate gate;

    /** @param gate admits as many callers as the pool has connections; the rest wait there, bounded */
    public Db(Pool pool, Gate gate) {
        this.pool = pool;
        this.gate = gate;
    }

    /**
     * Runs the work in one transaction: committed when its future succeeds, rolled back when it fails. A serialization
     * failure or deadlock (40001, 40P01) repeats the whole work, three times in all, so the work must have no effect but
     * through {@code tx}. Fails with 503 {@code platform.busy} when no connection comes free in time.
     */
    public <T> Future<T> tx(Function<SqlConnection, Future<T>> work) {
        return gate.run(() -> attempt(work, 1));
    }

    /** Runs reads or one single statement outside a transaction; the same limits as {@link #tx}. */
    public <T> Future<T> read(Function<SqlClient, Future<T>> work) {
        return gate.run(() -> pool.withConnection(work::apply));
    }

    private <T> Future<T> attempt(Function<SqlConnection, Future<T>> work, int number) {
        return pool.withTransaction(work)
                .recover(cause -> number < TRIES && SqlStates.mayRepeat(cause)
                        ? attempt(work, number + 1)
                        : Future.failedFuture(cause));
    }
}
