package org.fairgate.payment.ledger.view;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.ledger.OddPayment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.platform.paging.Cursor;

/** Rows of refunds that the system owes by itself, to be read. */
final class OwedListStore {
    private static final String COLUMNS = """
            o.unit_id, o.payment_id, o.refund_id, o.trade_no, o.number, o.amount_fen, o.cause, o.state, o.created_at
            """;

    static final String LIST = "SELECT " + COLUMNS + """
            FROM owed_refund o WHERE (created_at, refund_id) < ($1::timestamptz, $2::uuid)
            ORDER BY created_at DESC, refund_id DESC LIMIT $3""";

    static final String COUNT = "SELECT count(*) FROM owed_refund WHERE state = 'queued'";

    static final String OF_TRADES = "SELECT " + COLUMNS + """
            FROM unnest($1::uuid[], $2::text[]) AS i(unit_id, trade_no) JOIN owed_refund o USING (unit_id, trade_no)""";

    static final String NUMBERED = "SELECT " + COLUMNS + """
            FROM unnest($1::uuid[], $2::text[]) AS i(unit_id, number) JOIN owed_refund o USING (unit_id, number)""";

    /** Newest first, older than a moment and id. */
    Future<List<OwedRefund>> list(SqlClient client, Cursor before, int limit) {
        return read(client, LIST, Tuple.of(before.at().atOffset(ZoneOffset.UTC), before.id(), limit));
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
        List<Map.Entry<String, UnitId>> all = List.copyOf(numbers.entrySet());
        Tuple parameters = Tuple.tuple()
                .addArrayOfUUID(all.stream().map(one -> one.getValue().value()).toArray(UUID[]::new))
                .addArrayOfString(all.stream().map(Map.Entry::getKey).toArray(String[]::new));
        return read(client, NUMBERED, parameters);
    }

    private static Future<List<OwedRefund>> read(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .mapping(OwedListStore::refund)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static OwedRefund refund(Row row) {
        return new OwedRefund(
                row.getUUID(2),
                new PaymentKey(new UnitId(row.getUUID(0)), new PaymentId(row.getUUID(1))),
                row.getString(3),
                row.getString(4),
                Fen.of(row.getLong(5)),
                Verdict.parse(row.getString(6)),
                row.getString(7),
                row.getOffsetDateTime(8).toInstant());
    }
}
