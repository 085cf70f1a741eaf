package org.fairgate.account.code;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.fairgate.platform.config.Settings;

/** SQL of {@code verification_code} and {@code code_quota}. */
final class CodeStore {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);
    static final Duration DAY = Duration.ofDays(1);

    /** Counts and checks in one statement: two askers at once wait for each other on the row. */
    private static final String TAKE = """
            INSERT INTO code_quota AS q (target_index, sent_at, last_at)
            VALUES ($1, ARRAY[$2::timestamptz], $2)
            ON CONFLICT (target_index) DO UPDATE SET
                sent_at = array_append(ARRAY(SELECT t FROM unnest(q.sent_at) AS t WHERE t > $5 ORDER BY t), $2),
                last_at = $2
            WHERE (SELECT count(*) FILTER (WHERE t > $3::timestamptz) < $6::int
                      AND count(*) FILTER (WHERE t > $4::timestamptz) < $7::int
                      AND count(*) FILTER (WHERE t > $5::timestamptz) < $8::int
                   FROM unnest(q.sent_at) AS t)
            """;

    private static final String SENT = "SELECT sent_at FROM code_quota WHERE target_index = $1";

    private static final String PUT = """
            INSERT INTO verification_code (target_index, purpose, code_hash, wrong_tries, used, expires_at)
            VALUES ($1, $2, $3, 0, false, $4)
            ON CONFLICT (target_index, purpose) DO UPDATE SET
                code_hash = excluded.code_hash, wrong_tries = 0, used = false, expires_at = excluded.expires_at
            """;

    /** A wrong try is counted by the statement that compares, so tries at once cannot exceed the limit. */
    private static final String CHECK = """
            UPDATE verification_code SET wrong_tries = wrong_tries + (code_hash <> $3)::int
            WHERE target_index = $1 AND purpose = $2 AND NOT used AND expires_at > $4 AND wrong_tries < $5
            RETURNING code_hash = $3
            """;

    private static final String CONSUME = """
            UPDATE verification_code SET used = true
            WHERE target_index = $1 AND purpose = $2 AND NOT used AND expires_at > $4 AND wrong_tries < $5
              AND code_hash = $3
            """;

    private static final String PURGE_CODES = """
            DELETE FROM verification_code WHERE (target_index, purpose) IN (
                SELECT target_index, purpose FROM verification_code WHERE expires_at < $1 LIMIT 10000)
            """;

    private static final String PURGE_QUOTA = """
            DELETE FROM code_quota WHERE target_index IN (
                SELECT target_index FROM code_quota WHERE last_at < $1 LIMIT 10000)
            """;

    /** A code as it is looked for. */
    record Presented(byte[] target, CodePurpose purpose, byte[] hash, Instant now, int tries) {
        Tuple tuple() {
            return Tuple.of(Buffer.buffer(target), purpose.code(), Buffer.buffer(hash), utc(now), tries);
        }
    }

    /** Whether one more may be sent; if so it is counted. */
    Future<Boolean> take(SqlClient tx, byte[] target, Instant now, Settings.Limits limits) {
        Tuple values = Tuple.of(
                Buffer.buffer(target), utc(now), utc(now.minus(MINUTE)), utc(now.minus(HOUR)), utc(now.minus(DAY)));
        values.addInteger(limits.codesPerMinute())
                .addInteger(limits.codesPerHour())
                .addInteger(limits.codesPerDay());
        return tx.preparedQuery(TAKE).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** When codes were sent lately, oldest first. */
    Future<List<Instant>> sent(SqlClient client, byte[] target) {
        return client.preparedQuery(SENT)
                .execute(Tuple.of(Buffer.buffer(target)))
                .map(rows -> {
                    RowIterator<Row> found = rows.iterator();
                    return found.hasNext()
                            ? Arrays.stream(found.next().getArrayOfOffsetDateTimes(0))
                                    .map(OffsetDateTime::toInstant)
                                    .toList()
                            : List.of();
                });
    }

    Future<Void> put(SqlClient tx, Presented code, Instant expires) {
        return tx.preparedQuery(PUT)
                .execute(Tuple.of(
                        Buffer.buffer(code.target()), code.purpose().code(), Buffer.buffer(code.hash()), utc(expires)))
                .mapEmpty();
    }

    Future<Boolean> check(SqlClient client, Presented code) {
        return client.preparedQuery(CHECK).execute(code.tuple()).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() && found.next().getBoolean(0);
        });
    }

    Future<Boolean> consume(SqlClient tx, Presented code) {
        return tx.preparedQuery(CONSUME).execute(code.tuple()).map(rows -> rows.rowCount() == 1);
    }

    Future<Integer> purge(SqlClient client, Instant now) {
        return client.preparedQuery(PURGE_CODES)
                .execute(Tuple.of(utc(now)))
                .compose(codes -> client.preparedQuery(PURGE_QUOTA)
                        .execute(Tuple.of(utc(now.minus(DAY))))
                        .map(quotas -> codes.rowCount() + quotas.rowCount()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
