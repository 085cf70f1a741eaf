package org.fairgate.unit.life;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fairgate.delegation.Desk;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.unit.UnitState;
import org.jspecify.annotations.Nullable;

/**
 * Reviewers' reads of registrations: one statement for each reach of a scope, so that each is one range of its index.
 * They read many units' rows and stand beside the hot path, never in it.
 */
final class QueueStore {
    private static final String COLUMNS = """
            SELECT unit_id, edition_id, name, category, desk_id, node_id, state, round, submitted_at, opened_at, decided_at
            FROM unit\s""";
    static final String PAGE_OF_EDITION = page("$1::uuid IS NOT NULL");
    static final String PAGE_OF_DESK = page("desk_id = $1");
    static final String PAGE_OF_NODE = page("node_id = $1");

    /** A node looked into by somebody whose reach is wider: in the index of nodes, but of that desk only. */
    static final String PAGE_OF_NODE_IN_DESK = page("node_id = $1 AND desk_id = $11");

    static final String FIND =
            COLUMNS + "WHERE unit_id = $1 AND edition_id = $2 AND state <> 'draft' AND submitted_at IS NOT NULL";

    static final String FIND_ALL =
            COLUMNS + "WHERE unit_id = ANY($1) AND edition_id = $2 AND state <> 'draft' AND submitted_at IS NOT NULL";
    static final String LAST_NAMES = """
            SELECT DISTINCT ON (unit_id) unit_id, name FROM unit
            WHERE unit_id = ANY($1) AND state <> 'draft' AND submitted_at IS NOT NULL
            ORDER BY unit_id, submitted_at DESC""";
    static final String COUNTS_OF_EDITION = counts("$1::uuid IS NOT NULL");
    static final String COUNTS_OF_DESK = counts("desk_id = $1");
    static final String COUNTS_OF_NODE = counts("node_id = $1");

    private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-12-31T00:00:00Z");

    private QueueStore() {}

    private static String page(String reach) {
        return COLUMNS + "WHERE " + reach + """
                 AND edition_id = $2 AND state = $3 AND (submitted_at, unit_id) > ($4, $5) AND submitted_at < $6
                  AND ($7 = 0 OR round > $7) AND ($8::text IS NULL OR category = $8)
                  AND ($9::text IS NULL OR name ILIKE $9)
                ORDER BY submitted_at, unit_id LIMIT $10""";
    }

    private static String counts(String reach) {
        return """
                SELECT count(*) FILTER (WHERE state = 'submitted') AS submitted,
                    count(*) FILTER (WHERE state = 'submitted' AND round > 1) AS resubmitted,
                    count(*) FILTER (WHERE state = 'submitted' AND submitted_at < $3) AS waiting_long,
                    count(*) FILTER (WHERE state = 'returned') AS returned,
                    count(*) FILTER (WHERE state = 'approved') AS approved
                FROM unit WHERE\s""" + reach + " AND edition_id = $2 AND state IN ('submitted', 'returned', 'approved')";
    }

    static Future<List<UnitCase>> page(SqlClient client, Scope scope, UnitFilter filter, Cursor after, int limit) {
        UUID reach = filter.node().map(DelegationId::value).orElse(scope.id());
        if (scope.reach() == Scope.Reach.NODE && !reach.equals(scope.id())) {
            // A sub-delegation looks into another node: nothing of it is visible.
            return Future.succeededFuture(List.of());
        }
        Tuple wanted = Tuple.of(reach, filter.edition().value(), filter.state().code())
                .addOffsetDateTime(utc(after.at()))
                .addUUID(after.id())
                .addOffsetDateTime(filter.before().map(QueueStore::utc).orElse(NEVER))
                .addInteger(filter.resubmitted() ? 1 : 0)
                .addString(filter.category().map(UnitCategory::code).orElse(null))
                .addString(pattern(filter.search()))
                .addInteger(limit);
        boolean narrowed = scope.reach() == Scope.Reach.DESK && filter.node().isPresent();
        return client.preparedQuery(statement(scope, filter.node().isPresent()))
                .mapping(QueueStore::unit)
                .execute(narrowed ? wanted.addUUID(scope.id()) : wanted)
                .map(rows -> rows.stream().toList());
    }

    private static String statement(Scope scope, boolean node) {
        return switch (scope.reach()) {
            case EDITION -> node ? PAGE_OF_NODE : PAGE_OF_EDITION;
            case DESK -> node ? PAGE_OF_NODE_IN_DESK : PAGE_OF_DESK;
            case NODE -> PAGE_OF_NODE;
        };
    }

    private static @Nullable String pattern(String search) {
        return search.isBlank() ? null : "%" + escaped(search.strip()) + "%";
    }

    private static String escaped(String search) {
        return search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    static Future<Optional<UnitCase>> find(SqlClient client, UnitId unit, EditionId edition) {
        return client.preparedQuery(FIND)
                .mapping(QueueStore::unit)
                .execute(Tuple.of(unit.value(), edition.value()))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<List<UnitCase>> findAll(SqlClient client, Collection<UnitId> units, EditionId edition) {
        return client.preparedQuery(FIND_ALL)
                .mapping(QueueStore::unit)
                .execute(Tuple.tuple().addArrayOfUUID(ids(units)).addUUID(edition.value()))
                .map(rows -> rows.stream().toList());
    }

    static Future<Map<UnitId, String>> lastNames(SqlClient client, Collection<UnitId> units) {
        return client.preparedQuery(LAST_NAMES)
                .execute(Tuple.tuple().addArrayOfUUID(ids(units)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new UnitId(row.getUUID("unit_id")), row -> row.getString("name"))));
    }

    private static UUID[] ids(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toArray(UUID[]::new);
    }

    static Future<UnitQueue.Counts> counts(SqlClient client, Scope scope, EditionId edition, Instant before) {
        String sql = switch (scope.reach()) {
            case EDITION -> COUNTS_OF_EDITION;
            case DESK -> COUNTS_OF_DESK;
            case NODE -> COUNTS_OF_NODE;
        };
        return client.preparedQuery(sql)
                .execute(Tuple.of(scope.id(), edition.value(), utc(before)))
                .map(rows -> counts(rows.iterator().next()));
    }

    private static UnitQueue.Counts counts(Row row) {
        return new UnitQueue.Counts(
                row.getLong("submitted"),
                row.getLong("resubmitted"),
                row.getLong("waiting_long"),
                row.getLong("returned"),
                row.getLong("approved"));
    }

    private static UnitCase unit(Row row) {
        return new UnitCase(
                new UnitId(row.getUUID("unit_id")),
                new EditionId(row.getUUID("edition_id")),
                row.getString("name"),
                UnitCategory.parse(row.getString("category")),
                new Desk(row.getUUID("desk_id"), row.getUUID("node_id")),
                UnitState.parse(row.getString("state")),
                row.getInteger("round"),
                row.getOffsetDateTime("submitted_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("opened_at")).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOffsetDateTime("decided_at")).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
