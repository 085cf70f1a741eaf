package org.fairgate.payment.bill;

import static org.fairgate.payment.bill.LineStore.array;
import static org.fairgate.payment.bill.LineStore.utc;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.bill.Difference.Finding;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.platform.paging.Cursor;
import org.jspecify.annotations.Nullable;

/** Rows of differences. */
final class DifferenceStore {
    /** One that finance has settled stays so; one that went away by itself and is back is open again. */
    static final String LIST_NEW = """
            INSERT INTO bill_difference AS d (gateway, day, state, created_at, difference_id, kind, line_key, number, trade_no,
                unit_id, payment_id, ours_fen, theirs_fen)
            SELECT $1, $2, 'open', $3, i.* FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[],
                $10::uuid[], $11::bigint[], $12::bigint[]) AS i
            ON CONFLICT (gateway, day, line_key, kind) DO UPDATE SET state = 'open', note = '', settled_at = NULL
            WHERE d.state = 'settled' AND d.settled_by IS NULL""";

    static final String SETTLE_OTHERS = """
            UPDATE bill_difference SET state = 'settled', settled_at = $3,
                note = CASE WHEN kind = 'only-ours' THEN 'in-another-bill'
                    WHEN kind = 'amount' OR line_key LIKE 'refund:%' THEN 'equal-now' ELSE 'booked' END
            WHERE gateway = $1 AND day = $2 AND state = 'open' AND (kind, line_key) NOT IN (
                SELECT * FROM unnest($4::text[], $5::text[]))""";

    private static final String COLUMNS = """
            difference_id, gateway, day, kind, line_key, number, trade_no, unit_id, payment_id, ours_fen, theirs_fen, state, note,
            settled_by, settled_at, created_at
            """;

    static final String LIST = "SELECT " + COLUMNS + """
            FROM bill_difference WHERE state = $1 AND (day, difference_id) < ($2::date, $3::uuid)
            ORDER BY day DESC, difference_id DESC LIMIT $4""";

    static final String FIND = "SELECT " + COLUMNS + "FROM bill_difference WHERE difference_id = $1";

    static final String HOLD = FIND + " FOR UPDATE";

    static final String COUNT = "SELECT count(*) FROM bill_difference WHERE state = 'open'";

    static final String SETTLE = """
            UPDATE bill_difference SET state = 'settled', note = $2, settled_by = $3, settled_at = $4
            WHERE difference_id = $1 AND state = 'open'""";

    /** A finding under the id that it gets if it is new. */
    record Listed(UUID id, Finding finding) {}

    /** Lists what is not listed yet; gives how many that were. */
    Future<Integer> list(SqlClient tx, BillDay.Key day, List<Listed> all, Instant now) {
        Tuple row = Tuple.of(day.gateway().code(), day.day(), utc(now))
                .addArrayOfUUID(array(all, Listed::id, UUID[]::new))
                .addArrayOfString(array(all, one -> one.finding().kind().code(), String[]::new))
                .addArrayOfString(array(all, one -> one.finding().lineKey(), String[]::new))
                .addArrayOfString(array(all, one -> one.finding().number(), String[]::new))
                .addArrayOfString(array(all, one -> one.finding().tradeNo(), String[]::new))
                .addArrayOfUUID(array(all, one -> unit(one.finding()), UUID[]::new))
                .addArrayOfUUID(array(all, one -> payment(one.finding()), UUID[]::new))
                .addArrayOfLong(array(all, one -> fen(one.finding().ours()), Long[]::new))
                .addArrayOfLong(array(all, one -> fen(one.finding().theirs()), Long[]::new));
        return all.isEmpty()
                ? Future.succeededFuture(0)
                : tx.preparedQuery(LIST_NEW).execute(row).map(done -> done.rowCount());
    }

    private static @Nullable UUID unit(Finding finding) {
        return finding.payment().map(key -> key.unit().value()).orElse(null);
    }

    private static @Nullable UUID payment(Finding finding) {
        return finding.payment().map(key -> key.payment().value()).orElse(null);
    }

    private static @Nullable Long fen(Optional<Fen> amount) {
        return amount.map(Fen::value).orElse(null);
    }

    /** Settles the day's open ones that are not among these; gives how many that were. */
    Future<Integer> settleOthers(SqlClient tx, BillDay.Key day, List<Finding> still, Instant now) {
        return tx.preparedQuery(SETTLE_OTHERS)
                .execute(Tuple.of(day.gateway().code(), day.day(), utc(now))
                        .addArrayOfString(array(still, one -> one.kind().code(), String[]::new))
                        .addArrayOfString(array(still, Finding::lineKey, String[]::new)))
                .map(done -> done.rowCount());
    }

    /** The youngest day first, before where a page {@linkplain #end ends}. */
    Future<List<Difference>> page(SqlClient client, Difference.State state, Cursor before, int limit) {
        LocalDate day = LocalDate.ofInstant(before.at(), ZoneOffset.UTC);
        return read(client, LIST, Tuple.of(state.code(), day, before.id(), limit));
    }

    /** Where a page ends whose last row is this: its day, as if it began in Greenwich, and its id. */
    static Cursor end(Difference last) {
        return new Cursor(last.day().day().atStartOfDay(ZoneOffset.UTC).toInstant(), last.id());
    }

    Future<Optional<Difference>> find(SqlClient client, UUID id) {
        return read(client, FIND, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    Future<Optional<Difference>> hold(SqlClient tx, UUID id) {
        return read(tx, HOLD, Tuple.of(id)).map(found -> found.stream().findFirst());
    }

    Future<Long> countOpen(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Void> settle(SqlClient tx, UUID id, String note, StaffId by, Instant now) {
        return tx.preparedQuery(SETTLE)
                .execute(Tuple.of(id, note, by.value(), utc(now)))
                .mapEmpty();
    }

    private static Future<List<Difference>> read(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .mapping(DifferenceStore::difference)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static Difference difference(Row row) {
        LocalDate day = row.getLocalDate(2);
        return new Difference(
                row.getUUID(0),
                new BillDay.Key(GatewayName.parse(row.getString(1)), day),
                finding(row),
                Difference.State.parse(row.getString(11)),
                row.getString(12),
                Optional.ofNullable(row.getOffsetDateTime(14))
                        .map(at -> new Difference.Settled(
                                Optional.ofNullable(row.getUUID(13)).map(StaffId::new), at.toInstant())),
                row.getOffsetDateTime(15).toInstant());
    }

    private static Finding finding(Row row) {
        return new Finding(
                Difference.Kind.parse(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Optional.ofNullable(row.getUUID(8))
                        .map(payment -> new PaymentKey(new UnitId(row.getUUID(7)), new PaymentId(payment))),
                Optional.ofNullable(row.getLong(9)).map(Fen::of),
                Optional.ofNullable(row.getLong(10)).map(Fen::of));
    }
}
