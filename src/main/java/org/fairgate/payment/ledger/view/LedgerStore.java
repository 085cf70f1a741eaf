package org.fairgate.payment.ledger.view;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.PaymentKey;

/** Rows of the ledger by time, to be read. */
final class LedgerStore {
    /**
     * A payment's row tells of its first transaction; further ones, and those of numbers that nobody knows, are money of the
     * gateway's bill all the same.
     */
    static final String BETWEEN = """
            SELECT number, trade_no, captured_fen, captured_at, unit_id, payment_id FROM payment
            WHERE channel = ANY($1) AND captured_at >= $3 AND captured_at < $4
            UNION ALL
            SELECT o.number, o.trade_no, o.amount_fen, o.paid_at, o.unit_id, o.payment_id FROM odd_payment o
            WHERE o.gateway = $2 AND o.paid_at >= $3 AND o.paid_at < $4 AND NOT EXISTS (
                SELECT FROM payment p
                WHERE p.unit_id = o.unit_id AND p.payment_id = o.payment_id AND p.trade_no = o.trade_no)""";

    static final String DUE = "SELECT gateway, count(*), min(ask_at) FROM payment WHERE ask_at <= $1 GROUP BY gateway";
    /** A try that is still being sent when it should have been asked about was left so by a node that is gone. */
    static final String UNCLEAR = """
            SELECT gateway, count(*), min(sent_at) FROM payment
            WHERE state IN ('sending', 'unknown') AND (state = 'unknown' OR ask_at <= $1)
            GROUP BY gateway""";

    static final String FIRST = "SELECT min(sent_at) FROM payment";

    Future<List<LedgerEntry>> between(SqlClient client, GatewayName gateway, Instant from, Instant to) {
        String[] channels = Arrays.stream(Channel.values())
                .filter(channel -> channel.gateway() == gateway)
                .map(Channel::code)
                .toArray(String[]::new);
        return client.preparedQuery(BETWEEN)
                .mapping(LedgerStore::entry)
                .execute(Tuple.tuple()
                        .addArrayOfString(channels)
                        .addString(gateway.code())
                        .addOffsetDateTime(from.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(to.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().toList());
    }

    /** A gateway about whose payments nothing is to be asked is missing. */
    Future<Map<GatewayName, AskQueue.Depth>> due(SqlClient client, Instant now) {
        return client.preparedQuery(DUE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> GatewayName.parse(row.getString(0)),
                                row -> new AskQueue.Depth(
                                        row.getLong(1), row.getOffsetDateTime(2).toInstant()))));
    }

    Future<Optional<Instant>> first(SqlClient client) {
        return client.preparedQuery(FIRST)
                .execute()
                .map(rows -> Optional.ofNullable(rows.iterator().next().getOffsetDateTime(0))
                        .map(OffsetDateTime::toInstant));
    }

    Future<Map<GatewayName, UnclearPayments.Unclear>> unclear(SqlClient client, Instant now) {
        return client.preparedQuery(UNCLEAR)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> GatewayName.parse(row.getString(0)),
                                row -> new UnclearPayments.Unclear(
                                        row.getLong(1), row.getOffsetDateTime(2).toInstant()))));
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                row.getString(0),
                row.getString(1),
                Fen.of(row.getLong(2)),
                row.getOffsetDateTime(3).toInstant(),
                Optional.ofNullable(row.getUUID(5))
                        .map(payment -> new PaymentKey(new UnitId(row.getUUID(4)), new PaymentId(payment))));
    }
}
