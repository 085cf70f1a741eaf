package org.fairgate.review.claim;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fairgate.delegation.Scope;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.review.base.Reviewer;
import org.fairgate.unit.life.UnitCase;

/** Rows of claims. A claim only warns, so its table stands beside the hot path. */
final class ReviewClaimStore {
    /** Takes what is free, one's own or over; changes nothing where somebody else is looking. */
    static final String TAKE = """
            INSERT INTO review_claim AS c (edition_id, unit_id, desk_id, node_id, staff_id, until)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (edition_id, unit_id) DO UPDATE SET staff_id = excluded.staff_id, until = excluded.until,
              taken_from = CASE WHEN c.until <= $7 THEN '{}' ELSE c.taken_from END
            WHERE c.staff_id = excluded.staff_id OR c.until <= $7""";

    /** Takes a living claim from the one who is named, and from nobody who has it instead. */
    static final String TAKE_OVER = """
            UPDATE review_claim SET staff_id = $3, until = $4, taken_from = array_remove(taken_from, $3) || staff_id
            WHERE edition_id = $1 AND unit_id = $2 AND staff_id = $5 AND staff_id <> $3 AND until > $6""";

    /** Holds the claim, so that nobody takes it over before this transaction ends. */
    static final String HOLD = """
            SELECT unit_id, staff_id, until, taken_from FROM review_claim
            WHERE edition_id = $1 AND unit_id = $2 AND until > $3 FOR UPDATE""";

    static final String RELEASE = "DELETE FROM review_claim WHERE edition_id = $1 AND unit_id = $2 AND staff_id = $3";

    static final String OF_UNITS = """
            SELECT unit_id, staff_id, until, taken_from FROM review_claim
            WHERE edition_id = $1 AND unit_id = ANY($2) AND until > $3""";

    private static final String OTHERS = " AND edition_id = $2 AND until > $3 AND staff_id <> $4";
    private static final String LISTED = " ORDER BY until DESC LIMIT $5";
    private static final String CLAIMS = "SELECT unit_id, staff_id, until, taken_from FROM review_claim ";
    private static final String COUNT = "SELECT count(*) FROM review_claim ";
    private static final String EDITION = "WHERE $1::uuid IS NOT NULL";
    private static final String DESK = "WHERE desk_id = $1";
    private static final String NODE = "WHERE node_id = $1";

    static final String OTHERS_OF_EDITION = CLAIMS + EDITION + OTHERS + LISTED;
    static final String OTHERS_OF_DESK = CLAIMS + DESK + OTHERS + LISTED;
    static final String OTHERS_OF_NODE = CLAIMS + NODE + OTHERS + LISTED;
    static final String COUNT_OF_EDITION = COUNT + EDITION + OTHERS;
    static final String COUNT_OF_DESK = COUNT + DESK + OTHERS;
    static final String COUNT_OF_NODE = COUNT + NODE + OTHERS;

    static final String PURGE = "DELETE FROM review_claim WHERE until < $1";

    private ReviewClaimStore() {}

    /** A claim as it lies in the table. */
    record Held(UnitId unit, StaffId staff, Instant until, Set<StaffId> takenFrom) {}

    /** A claim that is to go from one to another. */
    record Handover(StaffId from, StaffId to, Instant until, Instant now) {}

    static Future<Void> take(SqlClient client, UnitCase unit, StaffId staff, Instant until, Instant now) {
        return client.preparedQuery(TAKE)
                .execute(Tuple.of(unit.edition().value(), unit.unit().value())
                        .addUUID(unit.desk().desk())
                        .addUUID(unit.desk().node())
                        .addUUID(staff.value())
                        .addOffsetDateTime(utc(until))
                        .addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    /** Whether it was taken over; false when it is over or with somebody else by now. */
    static Future<Boolean> takeOver(SqlClient client, UnitCase unit, Handover handover) {
        return client.preparedQuery(TAKE_OVER)
                .execute(Tuple.of(unit.edition().value(), unit.unit().value())
                        .addUUID(handover.to().value())
                        .addOffsetDateTime(utc(handover.until()))
                        .addUUID(handover.from().value())
                        .addOffsetDateTime(utc(handover.now())))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Optional<Held>> hold(SqlClient tx, UnitCase unit, Instant now) {
        return tx.preparedQuery(HOLD)
                .mapping(ReviewClaimStore::held)
                .execute(Tuple.of(unit.edition().value(), unit.unit().value(), utc(now)))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> release(SqlClient client, EditionId edition, UnitId unit, StaffId staff) {
        return client.preparedQuery(RELEASE)
                .execute(Tuple.of(edition.value(), unit.value(), staff.value()))
                .mapEmpty();
    }

    static Future<List<Held>> of(SqlClient client, EditionId edition, Collection<UnitId> units, Instant now) {
        UUID[] ids = units.stream().map(UnitId::value).toArray(UUID[]::new);
        return client.preparedQuery(OF_UNITS)
                .mapping(ReviewClaimStore::held)
                .execute(Tuple.of(edition.value()).addArrayOfUUID(ids).addOffsetDateTime(utc(now)))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<Held>> others(SqlClient client, Reviewer reviewer, EditionId edition, Instant now, int limit) {
        String sql = switch (reviewer.scope().reach()) {
            case EDITION -> OTHERS_OF_EDITION;
            case DESK -> OTHERS_OF_DESK;
            case NODE -> OTHERS_OF_NODE;
        };
        return client.preparedQuery(sql)
                .mapping(ReviewClaimStore::held)
                .execute(key(reviewer, edition, now).addInteger(limit))
                .map(rows -> rows.stream().toList());
    }

    static Future<Long> countOthers(SqlClient client, Reviewer reviewer, EditionId edition, Instant now) {
        String sql = switch (reviewer.scope().reach()) {
            case EDITION -> COUNT_OF_EDITION;
            case DESK -> COUNT_OF_DESK;
            case NODE -> COUNT_OF_NODE;
        };
        return client.preparedQuery(sql)
                .execute(key(reviewer, edition, now))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple key(Reviewer reviewer, EditionId edition, Instant now) {
        Scope scope = reviewer.scope();
        return Tuple.of(scope.id(), edition.value(), utc(now), reviewer.id().value());
    }

    static Future<Void> purge(SqlClient client, Instant before) {
        return client.preparedQuery(PURGE).execute(Tuple.of(utc(before))).mapEmpty();
    }

    private static Held held(Row row) {
        return new Held(
                new UnitId(row.getUUID("unit_id")),
                new StaffId(row.getUUID("staff_id")),
                row.getOffsetDateTime("until").toInstant(),
                Stream.of(row.getArrayOfUUIDs("taken_from")).map(StaffId::new).collect(Collectors.toSet()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
