package org.fairgate.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.id.UnitId;

/** SQL of the audit trail. */
final class AuditStore {
    /** Takes the next number and, with it, the row lock that orders the writers of one unit until they commit. */
    static final String NEXT = """
            INSERT INTO audit_head (unit_id, seq, hash) VALUES ($1, 1, $2)
            ON CONFLICT (unit_id) DO UPDATE SET seq = audit_head.seq + 1
            RETURNING seq, hash""";

    /** Writes the link only onto the end it was computed for: outside a transaction another may have come between. */
    static final String APPEND = """
            WITH head AS (
              UPDATE audit_head SET hash = $11 WHERE unit_id = $1 AND seq = $2 AND hash = $10 RETURNING unit_id)
            INSERT INTO audit
              (unit_id, seq, at, actor, action, subject, from_state, to_state, why, prev_hash, hash)
            SELECT unit_id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM head""";

    static final String PAGE = """
            SELECT seq, at, actor, action, subject, from_state, to_state, why, prev_hash, hash
            FROM audit WHERE unit_id = $1 AND seq > $2 ORDER BY seq LIMIT $3""";

    static final String HEAD = "SELECT seq, hash FROM audit_head WHERE unit_id = $1";

    Future<End> next(SqlClient tx, UnitId unit) {
        return tx.preparedQuery(NEXT)
                .execute(Tuple.of(unit.value(), Buffer.buffer(AuditHash.origin())))
                .map(rows -> end(rows.iterator().next()));
    }

    Future<Boolean> append(SqlClient tx, Link link) {
        AuditEntry entry = link.entry();
        Tuple row = Tuple.of(entry.unit().value(), link.seq(), OffsetDateTime.ofInstant(link.at(), ZoneOffset.UTC))
                .addString(entry.actor())
                .addString(entry.action())
                .addString(entry.subject())
                .addString(entry.from())
                .addString(entry.to())
                .addString(entry.why())
                .addBuffer(Buffer.buffer(link.before()))
                .addBuffer(Buffer.buffer(link.hash()));
        return tx.preparedQuery(APPEND).execute(row).map(done -> done.rowCount() == 1);
    }

    Future<List<Link>> page(SqlClient client, UnitId unit, long after, int limit) {
        return client.preparedQuery(PAGE)
                .mapping(row -> link(unit, row))
                .execute(Tuple.of(unit.value(), after, limit))
                .map(rows -> rows.stream().toList());
    }

    Future<Optional<End>> head(SqlClient client, UnitId unit) {
        return client.preparedQuery(HEAD)
                .mapping(AuditStore::end)
                .execute(Tuple.of(unit.value()))
                .map(rows -> rows.stream().findFirst());
    }

    private static End end(Row row) {
        return new End(row.getLong("seq"), row.getBuffer("hash").getBytes());
    }

    private static Link link(UnitId unit, Row row) {
        AuditEntry entry = new AuditEntry(
                unit,
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("from_state"),
                row.getString("to_state"),
                row.getString("why"));
        return new Link(
                entry,
                row.getLong("seq"),
                row.getOffsetDateTime("at").toInstant(),
                row.getBuffer("prev_hash").getBytes(),
                row.getBuffer("hash").getBytes());
    }

    /** Number and hash of the last link; while one is being written, its number and the hash before it. */
    @SuppressWarnings("ArrayRecordComponent")
    record End(long seq, byte[] hash) {}

    /** An entry in its place. */
    @SuppressWarnings("ArrayRecordComponent")
    record Link(AuditEntry entry, long seq, Instant at, byte[] before, byte[] hash) {}
}
