package org.fairgate.draft;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** SQL of drafts. Every statement is keyed by the unit first (R-SCALE). */
final class DraftStore {
    /**
     * Commits up to 256 saves at once. A first save inserts, a later one updates only the version it is based on; rows
     * that stay as they are are missing from the answer and looked at by {@link #CURRENT}. The arrays are sorted by key.
     */
    static final String SAVE = """
            WITH input AS MATERIALIZED (
                SELECT * FROM %s
            ), inserted AS (
                INSERT INTO draft (unit_id, edition_id, page, version, body, hash, saved_at)
                SELECT unit_id, edition_id, page, version, body, hash, $8 FROM input WHERE base = 0 ORDER BY place
                ON CONFLICT (unit_id, edition_id, page) DO NOTHING
                RETURNING unit_id, edition_id, page
            ), updated AS (
                %s
            )
            SELECT place FROM updated
            UNION ALL
            SELECT i.place FROM inserted n JOIN input i USING (unit_id, edition_id, page)
            """.formatted(arrays(), update("input i"));

    /** The same where no save is a page's first, as nearly always: PostgreSQL then need not keep the rows for two uses. */
    static final String SAVE_AGAIN = update(arrays());

    static final String CURRENT = """
            SELECT i.place, d.version, d.hash, d.locked
            FROM unnest($1::uuid[], $2::uuid[], $3::text[]) WITH ORDINALITY AS i(unit_id, edition_id, page, place)
            JOIN draft d USING (unit_id, edition_id, page)
            """;

    static final String FIND = """
            SELECT page, version, body, locked, saved_at FROM draft
            WHERE unit_id = $1 AND edition_id = $2 AND page = $3
            """;

    /** The pages of the unit first, then those of its persons. */
    static final String ALL = """
            SELECT page, version, body, locked, saved_at FROM draft
            WHERE unit_id = $1 AND edition_id = $2 ORDER BY page LIKE 'person.%', page LIMIT $3
            """;

    static final String SOME = """
            SELECT page, version, body, locked, saved_at FROM draft
            WHERE unit_id = $1 AND edition_id = $2 AND page = ANY($3) ORDER BY page
            """;

    /** Held in the order in which batches of saves hold them. */
    static final String HOLD = SOME + "FOR UPDATE";

    static final String SET_LOCKED = """
            UPDATE draft SET locked = $4 WHERE unit_id = $1 AND edition_id = $2 AND page = ANY($3) AND locked <> $4
            """;

    static final String CREATE = """
            INSERT INTO draft (unit_id, edition_id, page, version, body, hash, saved_at)
            SELECT $1, $2, i.page, 1, i.body, i.hash, $6
            FROM unnest($3::text[], $4::bytea[], $5::bytea[]) AS i(page, body, hash) ORDER BY i.page
            """;

    static final String REMOVE = "DELETE FROM draft WHERE unit_id = $1 AND edition_id = $2 AND page = ANY($3)";

    /** The saves as rows; {@code place} counts from 1. */
    private static String arrays() {
        return """
                unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bytea[], $7::bytea[])
                    WITH ORDINALITY AS i(unit_id, edition_id, page, base, version, body, hash, place)
                """;
    }

    /** The guard of every later save (R-SAVE-2): its version, not locked, another content. */
    private static String update(String rows) {
        return """
                UPDATE draft d SET version = i.version, body = i.body, hash = i.hash, saved_at = $8
                FROM %s
                WHERE i.base > 0 AND d.unit_id = i.unit_id AND d.edition_id = i.edition_id AND d.page = i.page
                  AND d.version = i.base AND NOT d.locked AND d.hash <> i.hash
                RETURNING i.place
                """.formatted(rows);
    }

    /** A page as it lies in the table, still encrypted. */
    record Sealed(String page, long version, byte[] body, boolean locked, Instant savedAt) {}

    /** Commits the saves and says of each, in order, what became of it. */
    Future<List<Outcome>> save(SqlClient client, List<Save> saves, Instant now) {
        boolean anyFirst = saves.stream().anyMatch(save -> save.base() == 0);
        return client.preparedQuery(anyFirst ? SAVE : SAVE_AGAIN)
                .execute(tuple(saves).addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .compose(rows -> rows.size() == saves.size()
                        ? Future.succeededFuture(saves.stream()
                                .<Outcome>map(save -> new Outcome.Saved(save.version()))
                                .toList())
                        : explain(client, saves, rows));
    }

    private static Tuple tuple(List<Save> saves) {
        int size = saves.size();
        UUID[] units = new UUID[size];
        UUID[] editions = new UUID[size];
        String[] pages = new String[size];
        Long[] bases = new Long[size];
        Long[] versions = new Long[size];
        Buffer[] bodies = new Buffer[size];
        Buffer[] hashes = new Buffer[size];
        for (int i = 0; i < size; i++) {
            Save save = saves.get(i);
            units[i] = save.key().unit();
            editions[i] = save.key().edition();
            pages[i] = save.key().page();
            bases[i] = save.base();
            versions[i] = save.version();
            bodies[i] = wrapped(save.body());
            hashes[i] = wrapped(save.hash());
        }
        return Tuple.tuple()
                .addArrayOfUUID(units)
                .addArrayOfUUID(editions)
                .addArrayOfString(pages)
                .addArrayOfLong(bases)
                .addArrayOfLong(versions)
                .addArrayOfBuffer(bodies)
                .addArrayOfBuffer(hashes);
    }

    /** The bytes themselves, not a copy: nobody changes them any more. */
    private static Buffer wrapped(byte[] bytes) {
        return BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
    }

    /** Tells apart why some saves changed nothing. */
    private static Future<List<Outcome>> explain(SqlClient client, List<Save> saves, RowSet<Row> written) {
        Outcome[] outcomes = new Outcome[saves.size()];
        for (Row row : written) {
            int place = Math.toIntExact(row.getLong(0)) - 1;
            outcomes[place] = new Outcome.Saved(saves.get(place).version());
        }
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                open.add(i);
                outcomes[i] = new Outcome.Stale(0);
            }
        }
        return client.preparedQuery(CURRENT)
                .execute(keys(open.stream().map(place -> saves.get(place).key()).toList()))
                .map(rows -> {
                    for (Row row : rows) {
                        int place = open.get(Math.toIntExact(row.getLong(0)) - 1);
                        outcomes[place] = explain(saves.get(place), row);
                    }
                    return List.of(outcomes);
                });
    }

    private static Outcome explain(Save save, Row row) {
        long version = row.getLong(1);
        if (row.getBoolean(3)) {
            return new Outcome.Locked();
        }
        return Arrays.equals(row.getBuffer(2).getBytes(), save.hash())
                ? new Outcome.Unchanged(version)
                : new Outcome.Stale(version);
    }

    private static Tuple keys(List<DraftKey> keys) {
        return Tuple.tuple()
                .addArrayOfUUID(keys.stream().map(DraftKey::unit).toArray(UUID[]::new))
                .addArrayOfUUID(keys.stream().map(DraftKey::edition).toArray(UUID[]::new))
                .addArrayOfString(keys.stream().map(DraftKey::page).toArray(String[]::new));
    }

    Future<Optional<Sealed>> find(SqlClient client, DraftKey key) {
        return client.preparedQuery(FIND)
                .mapping(DraftStore::sealed)
                .execute(Tuple.of(key.unit(), key.edition(), key.page()))
                .map(rows -> rows.stream().findFirst());
    }

    /** At most {@code limit} pages of a unit. */
    Future<List<Sealed>> all(SqlClient client, UUID unit, UUID edition, int limit) {
        return client.preparedQuery(ALL)
                .mapping(DraftStore::sealed)
                .execute(Tuple.of(unit, edition, limit))
                .map(rows -> rows.stream().toList());
    }

    /** Those of the pages that are there. */
    Future<List<Sealed>> some(SqlClient client, DraftPages pages) {
        return sealed(client, SOME, pages);
    }

    /** The same, and nobody saves them until the transaction ends; who waits sees what the transaction made of them. */
    Future<List<Sealed>> hold(SqlClient tx, DraftPages pages) {
        return sealed(tx, HOLD, pages);
    }

    private static Future<List<Sealed>> sealed(SqlClient client, String sql, DraftPages pages) {
        return client.preparedQuery(sql)
                .mapping(DraftStore::sealed)
                .execute(keys(pages))
                .map(rows -> rows.stream().toList());
    }

    Future<Void> setLocked(SqlClient tx, DraftPages pages, boolean locked) {
        return tx.preparedQuery(SET_LOCKED)
                .execute(keys(pages).addBoolean(locked))
                .mapEmpty();
    }

    /** New pages of version 1; the bodies are encrypted. */
    Future<Void> create(SqlClient tx, List<Save> pages, Instant now) {
        if (pages.isEmpty()) {
            return Future.succeededFuture();
        }
        DraftKey first = pages.get(0).key();
        return tx.preparedQuery(CREATE)
                .execute(Tuple.of(first.unit(), first.edition())
                        .addArrayOfString(
                                pages.stream().map(page -> page.key().page()).toArray(String[]::new))
                        .addArrayOfBuffer(pages.stream()
                                .map(page -> Buffer.buffer(page.body()))
                                .toArray(Buffer[]::new))
                        .addArrayOfBuffer(pages.stream()
                                .map(page -> Buffer.buffer(page.hash()))
                                .toArray(Buffer[]::new))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Void> remove(SqlClient tx, DraftPages pages) {
        return tx.preparedQuery(REMOVE).execute(keys(pages)).mapEmpty();
    }

    private static Tuple keys(DraftPages pages) {
        return Tuple.of(pages.unit().value(), pages.edition().value())
                .addArrayOfString(pages.names().toArray(String[]::new));
    }

    private static Sealed sealed(Row row) {
        return new Sealed(
                row.getString(0),
                row.getLong(1),
                row.getBuffer(2).getBytes(),
                row.getBoolean(3),
                row.getOffsetDateTime(4).toInstant());
    }
}
