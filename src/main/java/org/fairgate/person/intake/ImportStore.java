package org.fairgate.person.intake;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.PersonId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.security.FieldCipher;

/** SQL of imports as their units see them; {@link ImportQueueStore} has that of the nodes that run them. */
final class ImportStore {
    static final String ONE_AT_A_TIME = "person_import_one";

    private static final String COLUMNS = "import_id, unit_id, edition_id, state, file_name, size, total, done, added,"
            + " renewed, wrong, photos, pictures, problem, created_at, changed_at";

    static final String INSERT = """
            INSERT INTO person_import (unit_id, import_id, edition_id, state, file_name, size, parts, lease_until,
                                       created_at, changed_at)
            VALUES ($1, $2, $3, 'uploading', $4, $5, $6, $7, $8, $8)""";
    static final String RECEIVED = """
            UPDATE person_import SET state = 'received', lease_until = NULL, changed_at = $3
            WHERE unit_id = $1 AND import_id = $2 AND state = 'uploading'""";
    static final String FIND = "SELECT " + COLUMNS + " FROM person_import WHERE unit_id = $1 AND import_id = $2";
    static final String LIST =
            "SELECT " + COLUMNS + " FROM person_import WHERE unit_id = $1 ORDER BY created_at DESC LIMIT $2";
    static final String WRONG_ROWS = """
            SELECT place, body FROM person_import_row
            WHERE unit_id = $1 AND import_id = $2 AND place > $3 ORDER BY place LIMIT $4""";
    static final String ADD_WRONG_ROWS = """
            INSERT INTO person_import_row (unit_id, import_id, place, body)
            SELECT $1, $2, i.place, i.body FROM unnest($3::int[], $4::bytea[]) AS i(place, body)""";
    static final String VERSIONS = """
            SELECT person_id, draft_version FROM person_import_draft WHERE unit_id = $1 AND person_id = ANY($2)""";
    static final String SET_VERSIONS = """
            INSERT INTO person_import_draft (unit_id, person_id, draft_version)
            SELECT $1, i.person_id, i.version FROM unnest($2::uuid[], $3::bigint[]) AS i(person_id, version)
            ON CONFLICT (unit_id, person_id) DO UPDATE SET draft_version = excluded.draft_version""";
    static final String PURGE = """
            DELETE FROM person_import WHERE (unit_id, import_id) IN (
                SELECT unit_id, import_id FROM person_import
                WHERE state IN ('done', 'failed') AND parts = '{}' AND changed_at < $1 LIMIT $2)""";
    static final String PURGE_ROWS = """
            DELETE FROM person_import_row r WHERE NOT EXISTS (
                SELECT FROM person_import i WHERE i.unit_id = r.unit_id AND i.import_id = r.import_id)""";

    private final FieldCipher cipher;

    ImportStore(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** An import that is about to be put away. */
    record NewImport(UnitId unit, UUID id, EditionId edition, String fileName, long size, List<FileId> parts) {}

    Future<Void> insert(SqlClient client, NewImport created, Instant now, Instant lease) {
        byte[] name = cipher.encrypt(ImportJob.context(created.unit(), created.id(), "name"), created.fileName());
        return client.preparedQuery(INSERT)
                .execute(Tuple.of(
                                created.unit().value(),
                                created.id(),
                                created.edition().value())
                        .addBuffer(Buffer.buffer(name))
                        .addLong(created.size())
                        .addArrayOfUUID(
                                created.parts().stream().map(FileId::value).toArray(UUID[]::new))
                        .addOffsetDateTime(utc(lease))
                        .addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    Future<Boolean> received(SqlClient client, UnitId unit, UUID id, Instant now) {
        return client.preparedQuery(RECEIVED)
                .execute(Tuple.of(unit.value(), id, utc(now)))
                .map(done -> done.rowCount() == 1);
    }

    Future<Optional<PersonImport>> find(SqlClient client, UnitId unit, UUID id) {
        return client.preparedQuery(FIND)
                .mapping(this::view)
                .execute(Tuple.of(unit.value(), id))
                .map(rows -> rows.stream().findFirst());
    }

    /** The latest imports of a unit. */
    Future<List<PersonImport>> list(SqlClient client, UnitId unit, int most) {
        return client.preparedQuery(LIST)
                .mapping(this::view)
                .execute(Tuple.of(unit.value(), most))
                .map(rows -> rows.stream().toList());
    }

    private PersonImport view(Row row) {
        UnitId unit = new UnitId(row.getUUID("unit_id"));
        UUID id = row.getUUID("import_id");
        String name = cipher.decryptText(
                ImportJob.context(unit, id, "name"), row.getBuffer("file_name").getBytes());
        return new PersonImport(
                id,
                unit,
                new EditionId(row.getUUID("edition_id")),
                ImportState.parse(row.getString("state")),
                name,
                row.getLong("size"),
                new PersonImport.Counts(
                        row.getInteger("total"),
                        row.getInteger("done"),
                        row.getInteger("added"),
                        row.getInteger("renewed"),
                        row.getInteger("wrong"),
                        row.getInteger("photos"),
                        row.getInteger("pictures")),
                Optional.ofNullable(row.getString("problem")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    /** Rows that were not imported, behind a place. */
    Future<List<WrongRow>> wrongRows(SqlClient client, PersonImport of, int after, int most) {
        return client.preparedQuery(WRONG_ROWS)
                .execute(Tuple.of(of.unit().value(), of.id(), after, most))
                .map(rows -> rows.stream()
                        .map(row -> {
                            int place = row.getInteger("place");
                            String context = ImportJob.context(of.unit(), of.id(), "row/" + place);
                            byte[] json = cipher.decrypt(
                                    context, row.getBuffer("body").getBytes());
                            return WrongRow.of(place, new JsonObject(Buffer.buffer(json)));
                        })
                        .toList());
    }

    Future<Void> addWrongRows(SqlClient tx, ImportJob job, List<WrongRow> rows) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        Integer[] places = rows.stream().map(WrongRow::place).toArray(Integer[]::new);
        Buffer[] bodies = rows.stream()
                .map(row -> cipher.encrypt(
                        ImportJob.context(job.unit(), job.id(), "row/" + row.place()),
                        row.toJson().toBuffer().getBytes()))
                .map(Buffer::buffer)
                .toArray(Buffer[]::new);
        return tx.preparedQuery(ADD_WRONG_ROWS)
                .execute(Tuple.of(job.unit().value(), job.id())
                        .addArrayOfInteger(places)
                        .addArrayOfBuffer(bodies))
                .mapEmpty();
    }

    /** Which version of their drafts imports made of these persons, where one did. */
    Future<Map<PersonId, Long>> versions(SqlClient client, UnitId unit, List<PersonId> persons) {
        return client.preparedQuery(VERSIONS)
                .execute(Tuple.of(unit.value())
                        .addArrayOfUUID(persons.stream().map(PersonId::value).toArray(UUID[]::new)))
                .map(rows -> {
                    Map<PersonId, Long> versions = new HashMap<>();
                    rows.forEach(
                            row -> versions.put(new PersonId(row.getUUID("person_id")), row.getLong("draft_version")));
                    return versions;
                });
    }

    Future<Void> setVersions(SqlClient tx, UnitId unit, Map<PersonId, Long> versions) {
        if (versions.isEmpty()) {
            return Future.succeededFuture();
        }
        List<PersonId> persons = List.copyOf(versions.keySet());
        return tx.preparedQuery(SET_VERSIONS)
                .execute(Tuple.of(unit.value())
                        .addArrayOfUUID(persons.stream().map(PersonId::value).toArray(UUID[]::new))
                        .addArrayOfLong(persons.stream().map(versions::get).toArray(Long[]::new)))
                .mapEmpty();
    }

    /** Removes reports that ended before this moment, some at a time. */
    Future<Void> purge(SqlClient client, Instant before, int most) {
        return client.preparedQuery(PURGE)
                .execute(Tuple.of(utc(before), most))
                .compose(purged -> purged.rowCount() == 0
                        ? Future.succeededFuture()
                        : client.preparedQuery(PURGE_ROWS).execute().mapEmpty());
    }

    static List<FileId> files(UUID[] ids) {
        return Arrays.stream(ids).map(FileId::new).toList();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
