package org.fairgate.file;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;

/** Rows of files and the count beside them. */
final class FileStore {
    static final String TAKE_QUOTA = """
            INSERT INTO file_quota AS q (unit_id, files, bytes) VALUES ($1, 1, $2)
            ON CONFLICT (unit_id) DO UPDATE SET files = q.files + 1, bytes = q.bytes + excluded.bytes
            WHERE q.files < $3 AND q.bytes + excluded.bytes <= $4""";
    static final String GIVE_BACK_QUOTA =
            "UPDATE file_quota SET files = files - 1, bytes = bytes - $2 WHERE unit_id = $1";
    static final String INSERT = """
            INSERT INTO file (unit_id, file_id, purpose, state, content_type, size, sha256, width, height, created_at,
                              changed_at)
            VALUES ($1, $2, $3, 'pending', $4, $5, $6, $7, $8, $9, $9)""";
    static final String STORED = """
            UPDATE file SET state = 'stored', changed_at = $3
            WHERE unit_id = $1 AND file_id = $2 AND state = 'pending'""";
    static final String ATTACH = """
            UPDATE file SET state = 'attached', changed_at = $4
            WHERE unit_id = $1 AND file_id = $2 AND purpose = $3 AND state IN ('stored', 'attached', 'released')
            RETURNING sha256""";
    static final String RELEASE = """
            UPDATE file SET state = 'released', changed_at = $3
            WHERE unit_id = $1 AND file_id = $2 AND state IN ('stored', 'attached')""";
    static final String FIND = """
            SELECT file_id, purpose, content_type, size, width, height, created_at
            FROM file WHERE unit_id = $1 AND file_id = $2 AND state IN ('stored', 'attached', 'released')""";
    static final String FIND_ALL = """
            SELECT file_id, purpose, content_type, size, width, height, created_at
            FROM file WHERE unit_id = $1 AND file_id = ANY($2) AND state IN ('stored', 'attached', 'released')""";
    static final String CLAIM_LEFT_OVER = """
            UPDATE file f SET state = 'deleting', changed_at = $2
            FROM (SELECT unit_id, file_id FROM file
                  WHERE changed_at < $1
                    AND (state IN ('pending', 'released', 'deleting') OR state = 'stored' AND purpose = 'qualification')
                     OR changed_at < $4 AND state = 'stored' AND purpose <> 'qualification'
                  LIMIT $3 FOR UPDATE SKIP LOCKED) old
            WHERE f.unit_id = old.unit_id AND f.file_id = old.file_id
            RETURNING f.unit_id, f.file_id, f.size""";
    static final String DELETE = "DELETE FROM file WHERE unit_id = $1 AND file_id = $2 AND state = 'deleting'";

    private FileStore() {}

    /** A file that is about to be written. */
    record NewFile(UnitId unit, StoredFile file, byte[] sha256) {}

    /** A file that nothing points at. */
    record LeftOver(UnitId unit, FileId file, long size) {}

    /** Whether there was room; if so it is taken. The first file of a unit always fits. */
    static Future<Boolean> takeQuota(SqlClient tx, UnitId unit, long bytes, FileService.Quota quota) {
        return changed(tx, TAKE_QUOTA, Tuple.of(unit.value(), bytes, quota.files(), quota.bytes()));
    }

    static Future<Boolean> giveBackQuota(SqlClient tx, UnitId unit, long bytes) {
        return changed(tx, GIVE_BACK_QUOTA, Tuple.of(unit.value(), bytes));
    }

    static Future<Boolean> insert(SqlClient tx, NewFile created) {
        StoredFile file = created.file();
        return changed(
                tx,
                INSERT,
                Tuple.of(
                                created.unit().value(),
                                file.id().value(),
                                file.purpose().code(),
                                file.contentType())
                        .addLong(file.size())
                        .addBuffer(Buffer.buffer(created.sha256()))
                        .addInteger(file.width())
                        .addInteger(file.height())
                        .addOffsetDateTime(utc(file.createdAt())));
    }

    static Future<Boolean> stored(SqlClient client, UnitId unit, FileId file, Instant now) {
        return changed(client, STORED, Tuple.of(unit.value(), file.value(), utc(now)));
    }

    /** The digest of the file, where there was one to attach. */
    static Future<Optional<Buffer>> attach(SqlClient tx, UnitId unit, FileId file, FilePurpose purpose, Instant now) {
        return tx.preparedQuery(ATTACH)
                .execute(Tuple.of(unit.value(), file.value(), purpose.code(), utc(now)))
                .map(rows -> rows.stream().findFirst().map(row -> row.getBuffer("sha256")));
    }

    static Future<Boolean> release(SqlClient tx, UnitId unit, FileId file, Instant now) {
        return changed(tx, RELEASE, Tuple.of(unit.value(), file.value(), utc(now)));
    }

    static Future<Map<FileId, StoredFile>> findAll(SqlClient client, UnitId unit, Collection<FileId> files) {
        UUID[] ids = files.stream().map(FileId::value).distinct().toArray(UUID[]::new);
        return client.preparedQuery(FIND_ALL)
                .execute(Tuple.of(unit.value()).addArrayOfUUID(ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FileStore::file)
                        .collect(Collectors.toMap(StoredFile::id, Function.identity())));
    }

    static Future<Optional<StoredFile>> find(SqlClient client, UnitId unit, FileId file) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(unit.value(), file.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(FileStore::file)
                        .findFirst());
    }

    /**
     * Since when nothing must have pointed at a file.
     *
     * @param drafts for files that a person's draft may name
     */
    record Ages(Instant others, Instant drafts) {}

    /** Claims files that nothing points at; a claim is itself left over if its owner dies. */
    static Future<List<LeftOver>> claimLeftOver(SqlClient client, Ages before, Instant now, int most) {
        return client.preparedQuery(CLAIM_LEFT_OVER)
                .execute(Tuple.of(utc(before.others()), utc(now), most, utc(before.drafts())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new LeftOver(
                                new UnitId(row.getUUID("unit_id")),
                                new FileId(row.getUUID("file_id")),
                                row.getLong("size")))
                        .toList());
    }

    static Future<Boolean> delete(SqlClient tx, UnitId unit, FileId file) {
        return changed(tx, DELETE, Tuple.of(unit.value(), file.value()));
    }

    private static Future<Boolean> changed(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static StoredFile file(Row row) {
        return new StoredFile(
                new FileId(row.getUUID("file_id")),
                FilePurpose.valueOf(row.getString("purpose").toUpperCase(Locale.ROOT)),
                row.getString("content_type"),
                row.getLong("size"),
                row.getInteger("width"),
                row.getInteger("height"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
