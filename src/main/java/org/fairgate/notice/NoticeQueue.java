package org.fairgate.notice;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of the workers: claim, mark, give back, count. */
final class NoticeQueue {
    static final String CLAIM = """
            WITH due AS (
              SELECT notice_id FROM notice
              WHERE channel = $1 AND state IN ('pending', 'failed') AND next_at <= $2
                AND (lease_until IS NULL OR lease_until <= $2)
              ORDER BY (expires_at IS NULL), next_at
              LIMIT $4
              FOR UPDATE SKIP LOCKED)
            UPDATE notice n SET lease_until = $3, attempts = n.attempts + 1, fence = n.fence + 1
            FROM due WHERE n.notice_id = due.notice_id
            RETURNING n.notice_id, n.recipient, n.kind, n.language, n.parameters, n.attempts, n.fence, n.expires_at,
              n.lease_until""";

    /** Only while the fence is ours: a worker that was taken for dead must not write over its successor. */
    static final String MARK = """
            UPDATE notice SET state = $3, next_at = $4, last_error = $5, sent_at = $6, lease_until = NULL,
              parameters = CASE WHEN $7::boolean THEN ''::bytea ELSE parameters END
            WHERE notice_id = $1 AND fence = $2 AND state IN ('pending', 'failed')""";

    static final String GIVE_BACK = """
            UPDATE notice SET lease_until = NULL, attempts = attempts - 1
            WHERE notice_id = $1 AND fence = $2 AND state IN ('pending', 'failed')""";

    static final String DEPTH = """
            SELECT count(*) AS waiting, min(created_at) AS oldest,
              (SELECT count(*) FROM notice WHERE channel = $1 AND state = 'dead') AS dead
            FROM notice WHERE channel = $1 AND state IN ('pending', 'failed')""";

    private final Channel channel;

    NoticeQueue(Channel channel) {
        this.channel = channel;
    }

    Future<List<Claim>> claim(SqlClient client, Instant now, Instant leaseUntil, int most) {
        return client.preparedQuery(CLAIM)
                .mapping(NoticeQueue::claim)
                .execute(Tuple.of(channel.code(), NoticeStore.utc(now), NoticeStore.utc(leaseUntil), most))
                .map(rows -> rows.stream().toList());
    }

    /** Whether the claim was still ours. */
    Future<Boolean> mark(SqlClient client, Claim claim, Mark mark) {
        Tuple row = Tuple.of(claim.id(), claim.fence(), mark.state(), NoticeStore.utc(mark.nextAt()))
                .addString(mark.error())
                .addOffsetDateTime(mark.sentAt().map(NoticeStore::utc).orElse(null))
                .addBoolean(mark.forget());
        return client.preparedQuery(MARK).execute(row).map(done -> done.rowCount() == 1);
    }

    /** Returns a claim that was not used; the try does not count. */
    Future<Void> giveBack(SqlClient client, Claim claim) {
        return client.preparedQuery(GIVE_BACK)
                .execute(Tuple.of(claim.id(), claim.fence()))
                .mapEmpty();
    }

    Future<Depth> depth(SqlClient client) {
        return client.preparedQuery(DEPTH)
                .mapping(row -> new Depth(row.getLong("waiting"), row.getLong("dead"), instant(row, "oldest")))
                .execute(Tuple.of(channel.code()))
                .map(rows -> rows.iterator().next());
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getUUID("notice_id"),
                row.getLong("fence"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("lease_until").toInstant(),
                instant(row, "expires_at"),
                new Sealed(
                        row.getBuffer("recipient"),
                        row.getString("kind"),
                        row.getString("language"),
                        row.getBuffer("parameters")));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(at -> at.toInstant());
    }

    /** A notice that is ours until the lease ends. {@code attempts} counts this one. */
    record Claim(UUID id, long fence, int attempts, Instant leaseUntil, Optional<Instant> expires, Sealed sealed) {}

    /** What it says, as stored. */
    record Sealed(Buffer recipient, String kind, String language, Buffer parameters) {}

    /** What becomes of it; {@code forget} empties the parameters. */
    record Mark(String state, Instant nextAt, String error, Optional<Instant> sentAt, boolean forget) {
        static Mark sent(Instant now) {
            return new Mark("sent", now, "", Optional.of(now), true);
        }

        static Mark failed(Instant nextAt, String cause) {
            return new Mark("failed", nextAt, cause, Optional.empty(), false);
        }

        static Mark dead(Instant now, String cause) {
            return new Mark("dead", now, cause, Optional.empty(), false);
        }

        /** Too late to be worth sending. */
        static Mark expired(Instant now) {
            return new Mark("dead", now, "expired", Optional.empty(), true);
        }
    }

    /** How much waits, and since when the oldest. */
    record Depth(long waiting, long dead, Optional<Instant> oldest) {}
}
