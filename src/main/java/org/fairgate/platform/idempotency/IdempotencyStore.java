package org.fairgate.platform.idempotency;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.platform.idempotency.Fingerprint.Keyed;

/** SQL of the keys; every method is one statement. */
final class IdempotencyStore {
    /**
     * Ours if nobody has the key, or if an equal request had it whose node has died. Safe unawaited: the claim precedes
     * everything the request will commit in the same log, so whatever of that outlives a crash, the claim does too.
     */
    static final String CLAIM = unawaited("""
            INSERT INTO idempotency (caller, key_hash, request_hash, claim, lease_until, created_at)
            SELECT $1, $2, $3, $4::uuid, $5::timestamptz, $6::timestamptz FROM unawaited
            ON CONFLICT (caller, key_hash) DO UPDATE SET claim = excluded.claim, lease_until = excluded.lease_until
            WHERE idempotency.answer IS NULL AND idempotency.lease_until <= $6
              AND idempotency.request_hash = excluded.request_hash
            RETURNING claim""");

    static final String SEEN = "SELECT request_hash, answer FROM idempotency WHERE caller = $1 AND key_hash = $2";

    /** Only while the claim is ours: whoever took it over writes its own answer. */
    static final String KEEP = """
            UPDATE idempotency SET answer = $4
            WHERE caller = $1 AND key_hash = $2 AND claim = $3 AND answer IS NULL""";

    /** For use cases that find again what they have done: the answer may be lost with a crash of PostgreSQL. */
    static final String KEEP_UNAWAITED = unawaited("""
            UPDATE idempotency SET answer = $4 FROM unawaited
            WHERE caller = $1 AND key_hash = $2 AND claim = $3 AND answer IS NULL""");

    static final String RELEASE = """
            DELETE FROM idempotency WHERE caller = $1 AND key_hash = $2 AND claim = $3 AND answer IS NULL""";

    static final String PURGE = """
            DELETE FROM idempotency WHERE (caller, key_hash) IN (
              SELECT caller, key_hash FROM idempotency WHERE created_at < $1 AND lease_until < $2
              ORDER BY created_at LIMIT $3 FOR UPDATE SKIP LOCKED)""";

    private IdempotencyStore() {}

    /** The same as a transaction whose commit does not wait for the disk, which in the rush is what is short. */
    private static String unawaited(String statement) {
        return "WITH unawaited AS (SELECT set_config('synchronous_commit', 'off', true))\n" + statement;
    }

    /** What stands under a key; without answer while the first request runs. */
    @SuppressWarnings("ArrayRecordComponent")
    record Seen(byte[] request, Optional<byte[]> answer) {}

    /** Whether the key is the claim's from now until {@code leaseUntil}. */
    static Future<Boolean> claim(SqlClient client, Keyed keyed, UUID claim, Instant now, Instant leaseUntil) {
        return client.preparedQuery(CLAIM)
                .execute(id(keyed)
                        .addBuffer(Buffer.buffer(keyed.request()))
                        .addUUID(claim)
                        .addOffsetDateTime(utc(leaseUntil))
                        .addOffsetDateTime(utc(now)))
                .map(rows -> rows.size() == 1);
    }

    static Future<Optional<Seen>> seen(SqlClient client, Keyed keyed) {
        return client.preparedQuery(SEEN)
                .mapping(IdempotencyStore::seen)
                .execute(id(keyed))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Boolean> keep(SqlClient client, Keyed keyed, UUID claim, byte[] answer) {
        return client.preparedQuery(keyed.refound() ? KEEP_UNAWAITED : KEEP)
                .execute(id(keyed).addUUID(claim).addBuffer(Buffer.buffer(answer)))
                .map(done -> done.rowCount() == 1);
    }

    static Future<Void> release(SqlClient client, Keyed keyed, UUID claim) {
        return client.preparedQuery(RELEASE).execute(id(keyed).addUUID(claim)).mapEmpty();
    }

    static Future<Integer> purge(SqlClient client, Instant before, Instant now, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(utc(before), utc(now), most))
                .map(done -> done.rowCount());
    }

    private static Tuple id(Keyed keyed) {
        return Tuple.of(keyed.caller(), Buffer.buffer(keyed.key()));
    }

    private static Seen seen(Row row) {
        return new Seen(
                row.getBuffer("request_hash").getBytes(),
                Optional.ofNullable(row.getBuffer("answer")).map(Buffer::getBytes));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
