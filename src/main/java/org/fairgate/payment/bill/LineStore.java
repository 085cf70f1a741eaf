package org.fairgate.payment.bill;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.fairgate.kernel.Codes;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Bill;

/** Rows of bills' lines. */
final class LineStore {
    /** How keys of lines begin on which money went back. */
    static final String REFUND = "refund:";

    private static final String PAYMENT = "payment:";
    private static final int CHUNK = 1_000;

    static final String INSERT = """
            INSERT INTO gateway_bill_line (gateway, day, line_key, kind, number, trade_no, refund_number, amount_fen, at)
            SELECT $1, $2, i.* FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],
                $9::timestamptz[]) AS i
            ON CONFLICT (gateway, day, line_key) DO NOTHING""";

    static final String OF_DAY = """
            SELECT line_key, kind, number, trade_no, refund_number, amount_fen, at FROM gateway_bill_line
            WHERE gateway = $1 AND day = $2 ORDER BY line_key""";

    /** Which of these transactions' payments are in the bills of these days. */
    static final String IN_DAYS = """
            SELECT DISTINCT trade_no FROM gateway_bill_line
            WHERE gateway = $1 AND day = ANY($2) AND trade_no = ANY($3) AND kind = 'payment'""";

    /** Which of these refunds are in any bill. */
    static final String REFUNDED = """
            SELECT DISTINCT refund_number FROM gateway_bill_line WHERE gateway = $1 AND refund_number = ANY($2)""";

    /** A line under its key, which is the same whenever the bill is fetched. */
    record Line(String key, Bill.Line said) {
        boolean isRefund() {
            return said.kind() == Bill.Kind.REFUND;
        }
    }

    /** The key of the line that a payment's transaction has. */
    static String paymentKey(String tradeNo) {
        return PAYMENT + tradeNo;
    }

    /** The key of the line that a refund of ours has. */
    static String refundKey(String tradeNo, String refundNumber) {
        return REFUND + tradeNo + ":" + refundNumber;
    }

    /** A transaction that is on a bill twice has a running number behind its key. */
    static List<Line> keyed(Collection<Bill.Line> lines) {
        Map<String, Integer> seen = new HashMap<>();
        return lines.stream()
                .map(line -> {
                    String key = key(line);
                    int nth = seen.merge(key, 1, Integer::sum);
                    return new Line(nth == 1 ? key : key + "#" + nth, line);
                })
                .toList();
    }

    private static String key(Bill.Line line) {
        return line.kind() == Bill.Kind.PAYMENT
                ? paymentKey(line.tradeNo())
                : refundKey(line.tradeNo(), line.refundNumber().orElse(""));
    }

    /** Keeps what is not kept yet. */
    Future<Void> keep(SqlClient tx, BillDay.Key day, List<Line> lines) {
        Future<Void> kept = Future.succeededFuture();
        for (int at = 0; at < lines.size(); at += CHUNK) {
            List<Line> chunk = lines.subList(at, Math.min(lines.size(), at + CHUNK));
            kept = kept.compose(
                    before -> tx.preparedQuery(INSERT).execute(row(day, chunk)).mapEmpty());
        }
        return kept;
    }

    private static Tuple row(BillDay.Key day, List<Line> lines) {
        return Tuple.of(day.gateway().code(), day.day())
                .addArrayOfString(array(lines, Line::key, String[]::new))
                .addArrayOfString(array(lines, line -> Codes.of(line.said().kind()), String[]::new))
                .addArrayOfString(array(lines, line -> line.said().number(), String[]::new))
                .addArrayOfString(array(lines, line -> line.said().tradeNo(), String[]::new))
                .addArrayOfString(
                        array(lines, line -> line.said().refundNumber().orElse(null), String[]::new))
                .addArrayOfLong(array(lines, line -> line.said().amount().value(), Long[]::new))
                .addArrayOfOffsetDateTime(array(
                        lines, line -> line.said().at().map(LineStore::utc).orElse(null), OffsetDateTime[]::new));
    }

    Future<List<Line>> ofDay(SqlClient client, BillDay.Key day) {
        return client.preparedQuery(OF_DAY)
                .mapping(LineStore::line)
                .execute(Tuple.of(day.gateway().code(), day.day()))
                .map(rows -> rows.stream().toList());
    }

    /** Those of the transactions that are in the bill of the day before or after. */
    Future<Set<String>> nextTo(SqlClient client, BillDay.Key day, Collection<String> tradeNos) {
        if (tradeNos.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        LocalDate[] neighbours = {day.day().minusDays(1), day.day().plusDays(1)};
        return client.preparedQuery(IN_DAYS)
                .execute(Tuple.of(day.gateway().code())
                        .addArrayOfLocalDate(neighbours)
                        .addArrayOfString(tradeNos.toArray(String[]::new)))
                .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** Those of the refunds that are in a bill of the gateway, of whichever day. */
    Future<Set<String>> refunded(SqlClient client, GatewayName gateway, Collection<String> refundNumbers) {
        return refundNumbers.isEmpty()
                ? Future.succeededFuture(Set.of())
                : client.preparedQuery(REFUNDED)
                        .execute(Tuple.of(gateway.code()).addArrayOfString(refundNumbers.toArray(String[]::new)))
                        .map(rows -> rows.stream().map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    private static Line line(Row row) {
        return new Line(
                row.getString(0),
                new Bill.Line(
                        Codes.find(Bill.Kind.values(), Codes::of, row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        Fen.of(row.getLong(5)),
                        Optional.ofNullable(row.getOffsetDateTime(6)).map(OffsetDateTime::toInstant)));
    }

    static <T, V> V[] array(Collection<T> from, Function<T, V> value, IntFunction<V[]> make) {
        return from.stream().map(value).toArray(make);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
