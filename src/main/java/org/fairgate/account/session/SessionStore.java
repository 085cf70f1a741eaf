package org.fairgate.account.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Role;

/** SQL of {@code session_family} and {@code revocation}. */
final class SessionStore {
    private static final String INSERT = """
            INSERT INTO session_family (subject_id, family_id, role, secret, generation, rotated_at, device,
                created_at, last_used_at, expires_at, unfinished, ended_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $6, $8, $9, NULL)
            """;

    private static final String LOCK = """
            SELECT subject_id, family_id, role, secret, generation, rotated_at, device, expires_at, unfinished,
                ended_at IS NOT NULL AS ended
            FROM session_family WHERE subject_id = $1 AND family_id = $2 FOR UPDATE
            """;

    private static final String ROTATE = """
            UPDATE session_family SET generation = $3, rotated_at = $4, last_used_at = $4
            WHERE subject_id = $1 AND family_id = $2 AND generation = $3 - 1 AND ended_at IS NULL
            """;

    private static final String LIST = """
            SELECT family_id, device, created_at, last_used_at FROM session_family
            WHERE subject_id = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY last_used_at DESC, family_id
            """;

    private static final String END_ONE = """
            UPDATE session_family SET ended_at = $3
            WHERE subject_id = $1 AND family_id = $2 AND ended_at IS NULL RETURNING family_id
            """;

    /** All but one; a nil id spares none. */
    private static final String END_ALL = """
            UPDATE session_family SET ended_at = $3
            WHERE subject_id = $1 AND family_id <> $2 AND ended_at IS NULL RETURNING family_id
            """;

    private static final String END_OLDEST = """
            UPDATE session_family SET ended_at = $2
            WHERE subject_id = $1 AND ended_at IS NULL AND family_id IN (
                SELECT family_id FROM session_family WHERE subject_id = $1 AND ended_at IS NULL
                ORDER BY last_used_at DESC, family_id DESC OFFSET $3)
            RETURNING family_id
            """;

    private static final String REVOKE = """
            INSERT INTO revocation (family_id, revoked_at) SELECT unnest($1::uuid[]), $2
            ON CONFLICT (family_id) DO NOTHING
            """;

    private static final String REVOKED_SINCE = "SELECT family_id, revoked_at FROM revocation WHERE revoked_at >= $1";

    private static final String PURGE_REVOCATIONS = "DELETE FROM revocation WHERE revoked_at < $1";

    private static final String PURGE_FAMILIES = """
            DELETE FROM session_family WHERE (subject_id, family_id) IN (
                SELECT subject_id, family_id FROM session_family WHERE expires_at < $1 LIMIT 10000)
            """;

    Future<Void> insert(SqlClient tx, Family family) {
        Tuple values = Tuple.of(
                family.subject(),
                family.id(),
                family.role().code(),
                Buffer.buffer(family.secret()),
                family.generation(),
                utc(family.rotatedAt()));
        return tx.preparedQuery(INSERT)
                .execute(values.addString(family.device())
                        .addValue(utc(family.expiresAt()))
                        .addBoolean(family.unfinished()))
                .mapEmpty();
    }

    /** The family, locked until the transaction ends. */
    Future<Optional<Family>> lock(SqlClient tx, UUID subject, UUID id) {
        return tx.preparedQuery(LOCK).execute(Tuple.of(subject, id)).map(rows -> {
            RowIterator<Row> found = rows.iterator();
            return found.hasNext() ? Optional.of(family(found.next())) : Optional.empty();
        });
    }

    private static Family family(Row row) {
        return new Family(
                row.getUUID("subject_id"),
                row.getUUID("family_id"),
                Role.parse(row.getString("role")),
                row.getBuffer("secret").getBytes(),
                row.getInteger("generation"),
                row.getOffsetDateTime("rotated_at").toInstant(),
                row.getString("device"),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getBoolean("unfinished"),
                row.getBoolean("ended"));
    }

    Future<Boolean> rotate(SqlClient tx, Family rotated) {
        return tx.preparedQuery(ROTATE)
                .execute(Tuple.of(rotated.subject(), rotated.id(), rotated.generation(), utc(rotated.rotatedAt())))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<List<Session>> list(SqlClient client, UUID subject, UUID current, Instant now) {
        return client.preparedQuery(LIST).execute(Tuple.of(subject, utc(now))).map(rows -> {
            List<Session> sessions = new ArrayList<>();
            rows.forEach(row -> sessions.add(new Session(
                    row.getUUID("family_id"),
                    row.getString("device"),
                    row.getOffsetDateTime("created_at").toInstant(),
                    row.getOffsetDateTime("last_used_at").toInstant(),
                    row.getUUID("family_id").equals(current))));
            return sessions;
        });
    }

    Future<List<UUID>> endOne(SqlClient tx, UUID subject, UUID id, Instant now) {
        return tx.preparedQuery(END_ONE)
                .execute(Tuple.of(subject, id, utc(now)))
                .map(SessionStore::ids);
    }

    Future<List<UUID>> endAllBut(SqlClient tx, UUID subject, UUID kept, Instant now) {
        return tx.preparedQuery(END_ALL)
                .execute(Tuple.of(subject, kept, utc(now)))
                .map(SessionStore::ids);
    }

    /** Ends what is more than so many. */
    Future<List<UUID>> endOldest(SqlClient tx, UUID subject, int kept, Instant now) {
        return tx.preparedQuery(END_OLDEST)
                .execute(Tuple.of(subject, utc(now), (long) kept))
                .map(SessionStore::ids);
    }

    Future<Void> revoke(SqlClient tx, List<UUID> families, Instant now) {
        return families.isEmpty()
                ? Future.succeededFuture()
                : tx.preparedQuery(REVOKE)
                        .execute(Tuple.of(families.toArray(UUID[]::new), utc(now)))
                        .mapEmpty();
    }

    Future<Map<UUID, Instant>> revokedSince(SqlClient client, Instant since) {
        return client.preparedQuery(REVOKED_SINCE).execute(Tuple.of(utc(since))).map(rows -> {
            Map<UUID, Instant> revoked = new LinkedHashMap<>();
            rows.forEach(row -> revoked.put(
                    row.getUUID("family_id"),
                    row.getOffsetDateTime("revoked_at").toInstant()));
            return revoked;
        });
    }

    Future<Integer> purgeRevocations(SqlClient client, Instant before) {
        return client.preparedQuery(PURGE_REVOCATIONS)
                .execute(Tuple.of(utc(before)))
                .map(RowSet::rowCount);
    }

    Future<Integer> purgeFamilies(SqlClient client, Instant before) {
        return client.preparedQuery(PURGE_FAMILIES)
                .execute(Tuple.of(utc(before)))
                .map(RowSet::rowCount);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
