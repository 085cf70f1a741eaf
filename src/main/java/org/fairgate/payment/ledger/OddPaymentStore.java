package org.fairgate.payment.ledger;

import static org.fairgate.payment.ledger.PaymentStore.array;
import static org.fairgate.payment.ledger.PaymentStore.utc;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.PaymentStore.Trade;
import org.fairgate.platform.paging.Cursor;
import org.jspecify.annotations.Nullable;

/** Rows of money that does not fit. They are finance's: keyed by their own id, since some belong to no unit. */
final class OddPaymentStore {
    static final String INSERT = """
            INSERT INTO odd_payment (odd_id, gateway, trade_no, kind, unit_id, order_id, payment_id, number, expected_fen,
                amount_fen, currency, paid_at, state, created_at)
            SELECT i.*, $14 FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::uuid[], $7::uuid[],
                $8::text[], $9::bigint[], $10::bigint[], $11::text[], $12::timestamptz[], $13::text[]) AS i
            ON CONFLICT (gateway, trade_no, kind) DO NOTHING
            RETURNING gateway, trade_no""";

    private static final String COLUMNS = """
            odd_id, gateway, trade_no, kind, unit_id, order_id, number, expected_fen, amount_fen, currency, paid_at, state, note,
            resolved_by, resolved_at, created_at
            """;

    static final String LIST = "SELECT " + COLUMNS + """
            FROM odd_payment WHERE state = ANY($1) AND (created_at, odd_id) < ($2::timestamptz, $3::uuid)
            ORDER BY created_at DESC, odd_id DESC LIMIT $4""";

    static final String HOLD = "SELECT " + COLUMNS + "FROM odd_payment WHERE odd_id = $1 FOR UPDATE";

    static final String COUNT = "SELECT count(*) FROM odd_payment WHERE state = 'open'";

    static final String RESOLVE = """
            UPDATE odd_payment SET state = 'resolved', note = $2, resolved_by = $3, resolved_at = $4
            WHERE odd_id = $1 AND state <> 'resolved'""";

    /** What a capture became; {@code payment} empty where nobody knows its number. */
    record Odd(UUID id, Capture capture, Verdict kind, Optional<Payment> payment) {
        private OddPayment.State state() {
            return kind.isOwedBack() ? OddPayment.State.REFUNDING : OddPayment.State.OPEN;
        }
    }

    /** Keeps what is new and gives the transactions of that. */
    Future<Set<Trade>> insert(SqlClient tx, List<Odd> odd, Instant now) {
        if (odd.isEmpty()) {
            return Future.succeededFuture(Set.of());
        }
        return tx.preparedQuery(INSERT)
                .mapping(row -> new Trade(row.getString(0), row.getString(1)))
                .execute(arrays(odd).addOffsetDateTime(utc(now)))
                .map(rows -> {
                    Set<Trade> fresh = new HashSet<>();
                    rows.forEach(fresh::add);
                    return fresh;
                });
    }

    private static Tuple arrays(List<Odd> odd) {
        return Tuple.tuple()
                .addArrayOfUUID(array(odd, Odd::id, UUID[]::new))
                .addArrayOfString(array(odd, one -> one.capture().gateway().code(), String[]::new))
                .addArrayOfString(array(odd, one -> one.capture().tradeNo(), String[]::new))
                .addArrayOfString(array(odd, one -> one.kind().code(), String[]::new))
                .addArrayOfUUID(array(odd, one -> unit(one.payment()), UUID[]::new))
                .addArrayOfUUID(array(
                        odd, one -> one.payment().map(p -> p.order().value()).orElse(null), UUID[]::new))
                .addArrayOfUUID(array(
                        odd,
                        one -> one.payment().map(p -> p.key().payment().value()).orElse(null),
                        UUID[]::new))
                .addArrayOfString(array(odd, one -> one.capture().number(), String[]::new))
                .addArrayOfLong(array(
                        odd, one -> one.payment().map(p -> p.amount().value()).orElse(null), Long[]::new))
                .addArrayOfLong(array(odd, one -> one.capture().amount().value(), Long[]::new))
                .addArrayOfString(array(odd, one -> one.capture().currency(), String[]::new))
                .addArrayOfOffsetDateTime(array(odd, one -> utc(one.capture().paidAt()), OffsetDateTime[]::new))
                .addArrayOfString(array(odd, one -> one.state().code(), String[]::new));
    }

    private static @Nullable UUID unit(Optional<Payment> payment) {
        return payment.map(one -> one.key().unit().value()).orElse(null);
    }

    /** Newest first, older than a moment and id. */
    Future<List<OddPayment>> list(SqlClient client, Set<OddPayment.State> states, Cursor before, int limit) {
        return client.preparedQuery(LIST)
                .mapping(OddPaymentStore::oddPayment)
                .execute(Tuple.tuple()
                        .addArrayOfString(array(states, OddPayment.State::code, String[]::new))
                        .addOffsetDateTime(utc(before.at()))
                        .addUUID(before.id())
                        .addInteger(limit))
                .map(rows -> rows.stream().toList());
    }

    Future<Optional<OddPayment>> hold(SqlClient tx, UUID id) {
        return tx.preparedQuery(HOLD)
                .mapping(OddPaymentStore::oddPayment)
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst());
    }

    Future<Long> countOpen(SqlClient client) {
        return client.preparedQuery(COUNT)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Whether it was not resolved before. */
    Future<Boolean> resolve(SqlClient tx, UUID id, String note, OddPayment.Resolved resolved) {
        return tx.preparedQuery(RESOLVE)
                .execute(Tuple.of(id, note, resolved.by().value(), utc(resolved.at())))
                .map(done -> done.rowCount() == 1);
    }

    private static OddPayment oddPayment(Row row) {
        return new OddPayment(
                row.getUUID(0),
                GatewayName.parse(row.getString(1)),
                row.getString(2),
                Verdict.parse(row.getString(3)),
                Optional.ofNullable(row.getUUID(4))
                        .map(unit -> new OrderKey(new UnitId(unit), new OrderId(row.getUUID(5)))),
                row.getString(6),
                Optional.ofNullable(row.getLong(7)).map(Fen::of),
                Fen.of(row.getLong(8)),
                row.getString(9),
                row.getOffsetDateTime(10).toInstant(),
                OddPayment.State.parse(row.getString(11)),
                row.getString(12),
                Optional.ofNullable(row.getUUID(13))
                        .map(by -> new OddPayment.Resolved(
                                new StaffId(by), row.getOffsetDateTime(14).toInstant())),
                row.getOffsetDateTime(15).toInstant());
    }
}
