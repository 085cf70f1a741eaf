package org.fairgate.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fairgate.kernel.id.UnitId;

/** SQL of the audit trail. */
final class AuditStore {
    /**
     * Counts the new links of some chains and takes, with it, the row locks that order the writers of a unit until they
     * commit. Gives where the chains ended before.
     */
    static final String EXTEND = """
            INSERT INTO audit_head (unit_id, seq, hash)
            SELECT i.unit_id, i.added, $3 FROM unnest($1::uuid[], $2::bigint[]) AS i(unit_id, added) ORDER BY i.unit_id
            ON CONFLICT (unit_id) DO UPDATE SET seq = audit_head.seq + excluded.seq
            RETURNING unit_id, seq, hash""";

    /**
     * Writes links only onto the end they were computed for: outside a transaction another may have come between. The heads
     * are there, so every insert turns into the update; unlike a join it finds them by their key even in a plan that was
     * made while the table was small.
     */
    static final String APPEND = """
            WITH head AS (
              INSERT INTO audit_head AS h (unit_id, seq, hash)
              SELECT i.unit_id, i.seq, i.hash FROM unnest($1::uuid[], $2::bigint[], $3::bytea[]) AS i(unit_id, seq, hash)
              ORDER BY i.unit_id
              ON CONFLICT (unit_id) DO UPDATE SET hash = excluded.hash WHERE h.seq = excluded.seq
              RETURNING h.unit_id)
            INSERT INTO audit
              (unit_id, seq, at, actor, action, subject, from_state, to_state, why, prev_hash, hash)
            SELECT l.unit_id, l.seq, $4, l.actor, l.action, l.subject, l.from_state, l.to_state, l.why, l.prev_hash, l.hash
            FROM unnest($5::uuid[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                $13::bytea[], $14::bytea[])
              AS l(unit_id, seq, actor, action, subject, from_state, to_state, why, prev_hash, hash)
            JOIN head USING (unit_id)""";

    static final String PAGE = """
            SELECT seq, at, actor, action, subject, from_state, to_state, why, prev_hash, hash
            FROM audit WHERE unit_id = $1 AND seq > $2 ORDER BY seq LIMIT $3""";

    static final String HEAD = "SELECT seq, hash FROM audit_head WHERE unit_id = $1";

    /** Where the chains ended before; from now on as many numbers as there are entries are taken. */
    Future<Map<UnitId, End>> extend(SqlClient tx, Map<UnitId, List<AuditEntry>> byUnit) {
        Tuple added = Tuple.tuple()
                .addArrayOfUUID(byUnit.keySet().stream().map(UnitId::value).toArray(UUID[]::new))
                .addArrayOfLong(byUnit.values().stream()
                        .map(entries -> (long) entries.size())
                        .toArray(Long[]::new))
                .addBuffer(Buffer.buffer(AuditHash.origin()));
        return tx.preparedQuery(EXTEND).execute(added).map(rows -> {
            Map<UnitId, End> ends = new HashMap<>();
            for (Row row : rows) {
                UnitId unit = new UnitId(row.getUUID("unit_id"));
                int more = byUnit.getOrDefault(unit, List.of()).size();
                End end = end(row);
                ends.put(unit, new End(end.seq() - more, end.hash()));
            }
            return ends;
        });
    }

    /** How many links were written. */
    Future<Integer> append(SqlClient tx, List<List<Link>> chains) {
        List<Link> lasts =
                chains.stream().map(chain -> chain.get(chain.size() - 1)).toList();
        List<Link> links = chains.stream().flatMap(List::stream).toList();
        Tuple all = Tuple.tuple();
        units(all, lasts);
        bytes(all, lasts, Link::hash);
        all.addOffsetDateTime(OffsetDateTime.ofInstant(links.get(0).at(), ZoneOffset.UTC));
        units(all, links);
        texts(all, links, AuditEntry::actor);
        texts(all, links, AuditEntry::action);
        texts(all, links, AuditEntry::subject);
        texts(all, links, AuditEntry::from);
        texts(all, links, AuditEntry::to);
        texts(all, links, AuditEntry::why);
        bytes(all, links, Link::before);
        bytes(all, links, Link::hash);
        return tx.preparedQuery(APPEND).execute(all).map(done -> done.rowCount());
    }

    /** Whose they are, and their numbers. */
    private static void units(Tuple row, List<Link> links) {
        var unused = row.addArrayOfUUID(
                        links.stream().map(link -> link.entry().unit().value()).toArray(UUID[]::new))
                .addArrayOfLong(links.stream().map(Link::seq).toArray(Long[]::new));
    }

    private static void texts(Tuple row, List<Link> links, Function<AuditEntry, String> text) {
        var unused = row.addArrayOfString(
                links.stream().map(link -> text.apply(link.entry())).toArray(String[]::new));
    }

    private static void bytes(Tuple row, List<Link> links, Function<Link, byte[]> bytes) {
        var unused = row.addArrayOfBuffer(
                links.stream().map(link -> Buffer.buffer(bytes.apply(link))).toArray(Buffer[]::new));
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
