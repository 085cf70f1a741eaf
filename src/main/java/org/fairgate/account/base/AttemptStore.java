package org.fairgate.account.base;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** SQL of {@code sign_in_attempt}. */
final class AttemptStore {
    /** Counts a failure in advance, unless the name has to wait: the check and the count are one statement. */
    private static final String BEGIN = """
            INSERT INTO sign_in_attempt AS a (login_index, failures, blocked_until, last_at)
            VALUES ($1, 1, CASE WHEN $4::int <= 1 THEN $2::timestamptz + $5::int * interval '1 ms' ELSE $2 END, $2)
            ON CONFLICT (login_index) DO UPDATE SET
                failures = CASE WHEN a.last_at < $3 THEN 1 ELSE least(a.failures + 1, 1000000) END,
                blocked_until = CASE
                    WHEN a.last_at < $3 OR a.failures + 1 < $4 THEN $2
                    ELSE $2 + least($6::bigint, $5 * power(2, least(a.failures + 1 - $4, 30))) * interval '1 ms' END,
                last_at = $2
            WHERE a.blocked_until <= $2
            RETURNING a.failures
            """;

    private static final String BLOCKED_UNTIL = "SELECT blocked_until FROM sign_in_attempt WHERE login_index = $1";

    private static final String CLEAR = "DELETE FROM sign_in_attempt WHERE login_index = $1";

    private static final String PURGE = """
            DELETE FROM sign_in_attempt WHERE login_index IN (
                SELECT login_index FROM sign_in_attempt WHERE last_at < $1 LIMIT 10000)
            """;

    /** When and how an attempt counts; {@code forgetBefore} is when older failures no longer do. */
    record Terms(Instant now, Instant forgetBefore, int tries, int firstWaitMs, long longestWaitMs) {}

    Future<Boolean> begin(SqlClient client, byte[] index, Terms terms) {
        Tuple values = Tuple.of(
                Buffer.buffer(index),
                utc(terms.now()),
                utc(terms.forgetBefore()),
                terms.tries(),
                terms.firstWaitMs(),
                terms.longestWaitMs());
        return client.preparedQuery(BEGIN).execute(values).map(rows -> rows.rowCount() == 1);
    }

    Future<Optional<Instant>> blockedUntil(SqlClient client, byte[] index) {
        return client.preparedQuery(BLOCKED_UNTIL)
                .execute(Tuple.of(Buffer.buffer(index)))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext()
                            ? Optional.of(row.next().getOffsetDateTime(0).toInstant())
                            : Optional.empty();
                });
    }

    Future<Void> clear(SqlClient client, byte[] index) {
        return client.preparedQuery(CLEAR)
                .execute(Tuple.of(Buffer.buffer(index)))
                .mapEmpty();
    }

    Future<Integer> purge(SqlClient client, Instant before) {
        return client.preparedQuery(PURGE).execute(Tuple.of(utc(before))).map(rows -> rows.rowCount());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
