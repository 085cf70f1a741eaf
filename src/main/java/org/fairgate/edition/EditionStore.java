package org.fairgate.edition;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.EditionId;

/** Reads editions with all that hangs on them. */
final class EditionStore {
    static final String EDITIONS = """
            SELECT edition_id, code, name_zh, name_en, time_zone, opens_at, closes_at, transfer_deadline, scan_deadline,
                   b2b_deadline, new_badge_fen, reused_badge_fen, settings
            FROM edition ORDER BY opens_at""";
    static final String ENTRY_DAYS = "SELECT edition_id, day FROM edition_entry_day ORDER BY edition_id, day";
    static final String AREAS =
            "SELECT edition_id, code, name_zh, name_en FROM exhibition_area ORDER BY edition_id, position, code";
    static final String PRODUCT_GROUPS = """
            SELECT edition_id, area_code, code, name_zh, name_en
            FROM product_group ORDER BY edition_id, position, code""";
    static final String ZONES = """
            SELECT edition_id, area_code, code, name_zh, name_en
            FROM special_zone ORDER BY edition_id, position, code""";
    static final String INDUSTRIES =
            "SELECT edition_id, code, name_zh, name_en FROM industry ORDER BY edition_id, position, code";

    private EditionStore() {}

    /** Everything of all editions; six small reads. */
    static Future<List<Edition>> all(SqlClient client) {
        return Future.all(
                        rows(client, EDITIONS),
                        rows(client, ENTRY_DAYS),
                        rows(client, AREAS),
                        rows(client, PRODUCT_GROUPS),
                        rows(client, ZONES),
                        rows(client, INDUSTRIES))
                .map(done -> assemble(done.list()));
    }

    private static Future<RowSet<Row>> rows(SqlClient client, String sql) {
        return client.preparedQuery(sql).execute();
    }

    private static List<Edition> assemble(List<RowSet<Row>> read) {
        Map<UUID, List<LocalDate>> days = byEdition(read.get(1), row -> row.getLocalDate("day"));
        Map<AreaKey, List<Choice>> groups = byKey(read.get(3), EditionStore::areaKey, EditionStore::choice);
        Map<AreaKey, List<Choice>> zones = byKey(read.get(4), EditionStore::areaKey, EditionStore::choice);
        Map<UUID, List<Area>> areas = byEdition(read.get(2), row -> {
            AreaKey key = new AreaKey(row.getUUID("edition_id"), row.getString("code"));
            return new Area(
                    key.code(),
                    row.getString("name_zh"),
                    row.getString("name_en"),
                    groups.getOrDefault(key, List.of()),
                    zones.getOrDefault(key, List.of()));
        });
        Map<UUID, List<Choice>> industries = byEdition(read.get(5), EditionStore::choice);
        List<Edition> editions = new ArrayList<>();
        for (Row row : read.get(0)) {
            UUID id = row.getUUID("edition_id");
            Catalogue catalogue =
                    new Catalogue(areas.getOrDefault(id, List.of()), industries.getOrDefault(id, List.of()));
            editions.add(edition(row, days.getOrDefault(id, List.of()), catalogue));
        }
        return editions;
    }

    private record AreaKey(UUID edition, String code) {}

    private static AreaKey areaKey(Row row) {
        return new AreaKey(row.getUUID("edition_id"), row.getString("area_code"));
    }

    private static Choice choice(Row row) {
        return new Choice(row.getString("code"), row.getString("name_zh"), row.getString("name_en"));
    }

    private static Edition edition(Row row, List<LocalDate> days, Catalogue catalogue) {
        JsonObject settings = row.getJsonObject("settings");
        return new Edition(
                new EditionId(row.getUUID("edition_id")),
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                ZoneId.of(row.getString("time_zone")),
                moment(row, "opens_at"),
                moment(row, "closes_at"),
                moment(row, "transfer_deadline"),
                moment(row, "scan_deadline"),
                moment(row, "b2b_deadline"),
                Fen.of(row.getLong("new_badge_fen")),
                Fen.of(row.getLong("reused_badge_fen")),
                Boolean.TRUE.equals(settings.getBoolean("withdrawalAllowed")),
                days,
                catalogue);
    }

    private static java.time.Instant moment(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value.toInstant();
    }

    private static <T> Map<UUID, List<T>> byEdition(RowSet<Row> rows, Function<Row, T> mapper) {
        return byKey(rows, row -> row.getUUID("edition_id"), mapper);
    }

    private static <K, T> Map<K, List<T>> byKey(RowSet<Row> rows, Function<Row, K> key, Function<Row, T> mapper) {
        Map<K, List<T>> lists = new LinkedHashMap<>();
        for (Row row : rows) {
            lists.computeIfAbsent(key.apply(row), none -> new ArrayList<>()).add(mapper.apply(row));
        }
        return lists;
    }
}
