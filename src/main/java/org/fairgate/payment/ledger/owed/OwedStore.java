package org.fairgate.payment.ledger.owed;

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
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.OddPayment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.platform.paging.Cursor;

/** Rows of refunds that the system owes by itself: to be read, and what gateways say of them. */
final class OwedStore {
    private static final String COLUMNS = """
            o.unit_id, o.payment_id, o.refund_id, o.trade_no, o.number, o.amount_fen, o.cause, o.state, o.created_at,
            o.gateway, o.told, o.told_at
            """;

    static final String LIST = "SELECT " + COLUMNS + """
            FROM owed_refund o WHERE (created_at, refund_id) < ($1::timestamptz, $2::uuid)
            ORDER BY created_at DESC, refund_id DESC LIMIT $3""";

    static final String COUNT =
            "SELECT count(*) FROM owed_refund WHERE state = 'queued' AND told IS DISTINCT FROM 'done'";

    static final String OF_TRADES = "SELECT " + COLUMNS + """
            FROM unnest($1::uuid[], $2::text[]) AS i(unit_id, trade_no) JOIN owed_refund o USING (unit_id, trade_no)""";

    static final String NUMBERED = "SELECT " + COLUMNS + """
            FROM unnest($1::uuid[], $2::text[]) AS i(unit_id, number) JOIN owed_refund o USING (unit_id, number)""";

    /** In one order, since more than one may hear of the same refunds at once. */
    static final String HOLD = NUMBERED + " ORDER BY o.unit_id, o.refund_id FOR UPDATE OF o";

    static final String TELL = """
            UPDATE owed_refund o SET told = i.told, told_at = i.told_at
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[]) AS i(unit_id, refund_id, told, told_at)
            WHERE o.unit_id = i.unit_id AND o.refund_id = i.refund_id""";

    static final String DONE_BETWEEN = "SELECT " + COLUMNS + """
            FROM owed_refund o WHERE o.gateway = $1 AND o.told = 'done' AND o.told_at >= $2 AND o.told_at < $3""";

    /** Newest first, older than a moment and id. */
    Future<List<OwedRefund>> list(SqlClient client, Cursor before, int limit) {
        return read(client, LIST, Tuple.of(utc(before.at()), before.id(), limit));
    }

    Future<Long> countQueued(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<List<OwedRefund>> ofOdd(SqlClient client, Collection<OddPayment> odd) {
        List<OddPayment> placed =
                odd.stream().filter(one -> one.order().isPresent()).toList();
        Tuple parameters = Tuple.tuple()
                .addArrayOfUUID(placed.stream()
                        .map(one -> one.order().orElseThrow().unit().value())
                        .toArray(UUID[]::new))
                .addArrayOfString(placed.stream().map(OddPayment::tradeNo).toArray(String[]::new));
        return read(client, OF_TRADES, parameters);
    }

    Future<List<OwedRefund>> numbered(SqlClient client, Map<String, UnitId> numbers) {
        return read(client, NUMBERED, owners(numbers));
    }

    /** The same, which stay as they are until the transaction ends. */
    Future<List<OwedRefund>> hold(SqlClient tx, Map<String, UnitId> numbers) {
        return read(tx, HOLD, owners(numbers));
    }

    private static Tuple owners(Map<String, UnitId> numbers) {
        List<Map.Entry<String, UnitId>> all = List.copyOf(numbers.entrySet());
        return Tuple.tuple()
                .addArrayOfUUID(all.stream().map(one -> one.getValue().value()).toArray(UUID[]::new))
                .addArrayOfString(all.stream().map(Map.Entry::getKey).toArray(String[]::new));
    }

    /** Writes down what is said of held refunds. */
    Future<Void> tell(SqlClient tx, Map<OwedRefund, Told> news) {
        List<Map.Entry<OwedRefund, Told>> all = List.copyOf(news.entrySet());
        if (all.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfUUID(all.stream()
                        .map(one -> one.getKey().payment().unit().value())
                        .toArray(UUID[]::new))
                .addArrayOfUUID(all.stream().map(one -> one.getKey().id()).toArray(UUID[]::new))
                .addArrayOfString(
                        all.stream().map(one -> one.getValue().word().code()).toArray(String[]::new))
                .addArrayOfOffsetDateTime(
                        all.stream().map(one -> utc(one.getValue().at())).toArray(OffsetDateTime[]::new));
        return tx.preparedQuery(TELL).execute(rows).mapEmpty();
    }

    /** Those that their gateway said are done, from one moment to before another. */
    Future<List<OwedRefund>> doneBetween(SqlClient client, GatewayName gateway, Instant from, Instant to) {
        return read(client, DONE_BETWEEN, Tuple.of(gateway.code(), utc(from), utc(to)));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Future<List<OwedRefund>> read(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .mapping(OwedStore::refund)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static OwedRefund refund(Row row) {
        return new OwedRefund(
                row.getUUID(2),
                new PaymentKey(new UnitId(row.getUUID(0)), new PaymentId(row.getUUID(1))),
                GatewayName.parse(row.getString(9)),
                row.getString(3),
                row.getString(4),
                Fen.of(row.getLong(5)),
                Verdict.parse(row.getString(6)),
                row.getString(7),
                Optional.ofNullable(row.getString(10))
                        .map(word -> new Told(
                                Told.Word.parse(word), row.getOffsetDateTime(11).toInstant())),
                row.getOffsetDateTime(8).toInstant());
    }
}
