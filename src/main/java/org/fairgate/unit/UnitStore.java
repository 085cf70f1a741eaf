package org.fairgate.unit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.fairgate.delegation.Desk;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;

/** Rows of registrations. */
final class UnitStore {
    static final String INSERT = """
            INSERT INTO unit (unit_id, edition_id, category, delegation_id, desk_id, node_id, state, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)""";
    static final String FIND = """
            SELECT unit_id, edition_id, category, delegation_id, state, qualification_file_id, created_at,
                round, name, submitted_at, opened_at, decided_at, submitted_file_id
            FROM unit WHERE unit_id = $1 AND edition_id = $2""";
    static final String FIND_ALL = """
            SELECT u.unit_id, u.edition_id, u.category, u.delegation_id, u.state, u.qualification_file_id, u.created_at,
                u.round, u.name, u.submitted_at, u.opened_at, u.decided_at, u.submitted_file_id
            FROM unnest($1::uuid[], $2::uuid[]) AS k(unit_id, edition_id)
            JOIN unit u ON u.unit_id = k.unit_id AND u.edition_id = k.edition_id""";
    static final String FIND_AND_HOLD = FIND + " FOR UPDATE";
    static final String SET_QUALIFICATION = """
            UPDATE unit SET qualification_file_id = $3, updated_at = $4
            WHERE unit_id = $1 AND edition_id = $2 AND state IN ('draft', 'returned')""";

    private UnitStore() {}

    static Future<Void> insert(SqlClient tx, Unit unit, Desk desk) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                                unit.id().value(),
                                unit.edition().value(),
                                unit.category().code())
                        .addValue(unit.delegation().map(DelegationId::value).orElse(null))
                        .addUUID(desk.desk())
                        .addUUID(desk.node())
                        .addString(unit.state().code())
                        .addOffsetDateTime(utc(unit.createdAt())))
                .mapEmpty();
    }

    static Future<Optional<Unit>> find(SqlClient client, UnitId unit, EditionId edition) {
        return one(client, FIND, unit, edition);
    }

    /** Those that are there, by unit and edition. */
    static Future<List<Unit>> findAll(SqlClient client, Map<UnitId, EditionId> keys) {
        List<UnitId> units = List.copyOf(keys.keySet());
        return client.preparedQuery(FIND_ALL)
                .mapping(UnitStore::unit)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(units.stream().map(UnitId::value).toArray(UUID[]::new))
                        .addArrayOfUUID(units.stream()
                                .map(keys::get)
                                .map(EditionId::value)
                                .toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** The same, and nobody else changes it until the transaction ends. */
    static Future<Optional<Unit>> findAndHold(SqlClient tx, UnitId unit, EditionId edition) {
        return one(tx, FIND_AND_HOLD, unit, edition);
    }

    static Future<Void> setQualification(SqlClient tx, Unit unit, FileId file, Instant now) {
        return tx.preparedQuery(SET_QUALIFICATION)
                .execute(Tuple.of(unit.id().value(), unit.edition().value(), file.value(), utc(now)))
                .mapEmpty();
    }

    private static Future<Optional<Unit>> one(SqlClient client, String sql, UnitId unit, EditionId edition) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(unit.value(), edition.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(UnitStore::unit)
                        .findFirst());
    }

    private static Unit unit(Row row) {
        UUID delegation = row.getUUID("delegation_id");
        UUID file = row.getUUID("qualification_file_id");
        return new Unit(
                new UnitId(row.getUUID("unit_id")),
                new EditionId(row.getUUID("edition_id")),
                UnitCategory.parse(row.getString("category")),
                Optional.ofNullable(delegation).map(DelegationId::new),
                UnitState.parse(row.getString("state")),
                Optional.ofNullable(file).map(FileId::new),
                row.getOffsetDateTime("created_at").toInstant(),
                filing(row));
    }

    private static Unit.Filing filing(Row row) {
        return new Unit.Filing(
                row.getInteger("round"),
                row.getString("name"),
                moment(row, "submitted_at"),
                moment(row, "opened_at"),
                moment(row, "decided_at"),
                Optional.ofNullable(row.getUUID("submitted_file_id")).map(FileId::new));
    }

    private static Optional<Instant> moment(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
