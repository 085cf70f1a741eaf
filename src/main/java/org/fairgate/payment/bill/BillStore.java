package org.fairgate.payment.bill;

import static org.fairgate.payment.bill.LineStore.utc;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.GatewayName;

/** Rows of days: what is fetched when, by whom, and what came of it. */
final class BillStore {
    static final String LAST = "SELECT max(day) FROM gateway_bill WHERE gateway = $1";

    static final String OPEN = """
            INSERT INTO gateway_bill (gateway, day, state, next_at)
            SELECT $1, day::date, 'waiting', $4 FROM generate_series($2::date, $3::date, interval '1 day') AS day
            ON CONFLICT (gateway, day) DO NOTHING""";

    private static final String COLUMNS = """
            b.gateway, b.day, b.state, b.payments, b.paid_fen, b.refunds, b.refunded_fen, b.our_payments, b.our_paid_fen,
            b.our_refunds, b.our_refunded_fen,
            (SELECT count(*)::int FROM bill_difference d WHERE d.gateway = b.gateway AND d.day = b.day AND d.state = 'open'),
            b.attempts, b.next_at, b.fence, b.note, b.compared_at
            """;

    static final String CLAIM = """
            WITH due AS (
                SELECT gateway, day FROM gateway_bill
                WHERE gateway = ANY($3) AND state IN ('waiting', 'fetching') AND next_at <= $1
                  AND (lease_until IS NULL OR lease_until <= $1)
                ORDER BY day, gateway LIMIT 1 FOR UPDATE SKIP LOCKED)
            UPDATE gateway_bill b SET state = 'fetching', lease_until = $2, fence = b.fence + 1, attempts = b.attempts + 1
            FROM due WHERE b.gateway = due.gateway AND b.day = due.day
            RETURNING\s""" + COLUMNS;

    static final String HOLD =
            "SELECT " + COLUMNS + "FROM gateway_bill b WHERE b.gateway = $1 AND b.day = $2 FOR UPDATE OF b";

    static final String LIST = "SELECT " + COLUMNS + """
            FROM gateway_bill b WHERE b.day < $1 AND b.day >= $1 - $2::int
            ORDER BY b.day DESC, b.gateway""";

    static final String MISSING = "SELECT count(*) FROM gateway_bill WHERE state = 'missing'";

    static final String LATER = """
            UPDATE gateway_bill SET state = $4, next_at = $5, note = $6, lease_until = NULL
            WHERE gateway = $1 AND day = $2 AND fence = $3""";

    static final String COMPARED = """
            UPDATE gateway_bill SET payments = $3, paid_fen = $4, refunds = $5, refunded_fen = $6, our_payments = $7,
                our_paid_fen = $8, our_refunds = $9, our_refunded_fen = $10, compared_at = $11
            WHERE gateway = $1 AND day = $2""";

    static final String AGAIN = """
            UPDATE gateway_bill SET state = 'waiting', next_at = $3, attempts = 0, note = '', lease_until = NULL
            WHERE gateway = $1 AND day = $2 AND state IN ('compared', 'missing')""";

    /** Neighbours that miss money of ours which is in this day's bill. */
    static final String RECONSIDER = """
            UPDATE gateway_bill b SET state = 'waiting', next_at = $3, attempts = 0
            WHERE b.gateway = $1 AND b.day IN ($2::date - 1, $2::date + 1) AND b.state = 'compared' AND EXISTS (
                SELECT FROM bill_difference d JOIN gateway_bill_line l
                    ON l.gateway = d.gateway AND l.day = $2::date AND (l.line_key = d.line_key
                        OR l.kind = 'payment' AND l.trade_no = d.trade_no AND d.line_key NOT LIKE 'refund:%'
                        OR l.kind = 'refund' AND l.refund_number = d.number)
                WHERE d.gateway = b.gateway AND d.day = b.day AND d.kind = 'only-ours' AND d.state = 'open')""";

    /** The last day of a gateway that there is. */
    Future<Optional<LocalDate>> last(SqlClient client, GatewayName gateway) {
        return client.preparedQuery(LAST)
                .execute(Tuple.of(gateway.code()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getLocalDate(0)));
    }

    Future<Void> open(SqlClient client, BillDay.Key first, LocalDate last, Instant now) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(first.gateway().code(), first.day(), last, utc(now)))
                .mapEmpty();
    }

    Future<Optional<BillDay>> claim(
            SqlClient client, Collection<GatewayName> gateways, Instant now, Instant leaseUntil) {
        Tuple parameters = Tuple.of(utc(now), utc(leaseUntil))
                .addArrayOfString(gateways.stream().map(GatewayName::code).toArray(String[]::new));
        return days(client, CLAIM, parameters).map(found -> found.stream().findFirst());
    }

    Future<Optional<BillDay>> hold(SqlClient tx, BillDay.Key key) {
        return days(tx, HOLD, key(key)).map(found -> found.stream().findFirst());
    }

    /** The days before one, so many of them, of every gateway. */
    Future<List<BillDay>> list(SqlClient client, LocalDate before, int days) {
        return days(client, LIST, Tuple.of(before, days));
    }

    Future<Long> countMissing(SqlClient client) {
        return client.preparedQuery(MISSING)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Gives a claim up; nothing happens when it is not ours any more. */
    Future<Void> release(SqlClient client, BillDay claimed, BillDay.State to, Instant nextAt, String note) {
        return client.preparedQuery(LATER)
                .execute(key(claimed.key())
                        .addInteger(claimed.fetching().fence())
                        .addString(to.code())
                        .addOffsetDateTime(utc(nextAt))
                        .addString(note))
                .mapEmpty();
    }

    Future<Void> compared(SqlClient tx, BillDay.Key key, Comparison.Result result, Instant now) {
        Tuple row = key(key);
        add(row, result.theirs());
        add(row, result.ours());
        return tx.preparedQuery(COMPARED)
                .execute(row.addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    private static void add(Tuple row, BillDay.Totals totals) {
        row.addInteger(totals.payments())
                .addLong(totals.paid().value())
                .addInteger(totals.refunds())
                .addLong(totals.refunded().value());
    }

    /** Fetches a day again that was done; false when it was not, or is none. */
    Future<Boolean> again(SqlClient tx, BillDay.Key key, Instant now) {
        return tx.preparedQuery(AGAIN)
                .execute(key(key).addOffsetDateTime(utc(now)))
                .map(done -> done.rowCount() == 1);
    }

    Future<Void> reconsider(SqlClient client, BillDay.Key key, Instant now) {
        return client.preparedQuery(RECONSIDER)
                .execute(key(key).addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    private static Tuple key(BillDay.Key key) {
        return Tuple.of(key.gateway().code(), key.day());
    }

    private static Future<List<BillDay>> days(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .mapping(BillStore::day)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static BillDay day(Row row) {
        return new BillDay(
                new BillDay.Key(GatewayName.parse(row.getString(0)), row.getLocalDate(1)),
                BillDay.State.parse(row.getString(2)),
                totals(row, 3),
                totals(row, 7),
                row.getInteger(11),
                new BillDay.Fetching(
                        row.getInteger(12), row.getOffsetDateTime(13).toInstant(), row.getInteger(14)),
                row.getString(15),
                Optional.ofNullable(row.getOffsetDateTime(16)).map(OffsetDateTime::toInstant));
    }

    private static BillDay.Totals totals(Row row, int at) {
        return new BillDay.Totals(
                row.getInteger(at), Fen.of(row.getLong(at + 1)), row.getInteger(at + 2), Fen.of(row.getLong(at + 3)));
    }
}
