package org.fairgate.payment.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentState;
import org.jspecify.annotations.Nullable;

/** Rows of payments, and whose a gateway's transaction is. */
class PaymentStore {
    private static final String COLUMNS = """
            p.unit_id, p.payment_id, p.order_id, p.number, p.channel, p.state, p.amount_fen, p.sent_at, p.code, p.expires_at,
            p.trade_no, p.captured_fen, p.captured_at, p.outcome, p.ask_at, p.asks, p.fence, p.note, p.created_at
            """;

    static final String INSERT = """
            INSERT INTO payment (unit_id, payment_id, order_id, number, channel, state, amount_fen, sent_at, expires_at,
                ask_at, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)""";

    static final String FIND = "SELECT " + COLUMNS + "FROM payment p WHERE unit_id = $1 AND payment_id = $2";

    static final String OF_ORDER =
            "SELECT " + COLUMNS + "FROM payment p WHERE unit_id = $1 AND order_id = $2 ORDER BY number";

    static final String HOLD = "SELECT " + COLUMNS + """
            FROM unnest($1::uuid[], $2::text[]) AS i(unit_id, number) JOIN payment p USING (unit_id, number)
            ORDER BY p.unit_id, p.payment_id FOR UPDATE OF p""";

    static final String NUMBERED = "SELECT " + COLUMNS
            + "FROM unnest($1::uuid[], $2::text[]) AS i(unit_id, number) JOIN payment p USING (unit_id, number)";

    static final String LAST_NUMBER = "SELECT max(number) FROM payment WHERE unit_id = $1 AND order_id = $2";

    static final String MOVE = """
            UPDATE payment SET state = $3, code = coalesce($4, code), ask_at = $5, note = $6, lease_until = NULL, updated_at = $7
            WHERE unit_id = $1 AND payment_id = $2 AND state = ANY($8) AND ($9::int IS NULL OR fence = $9)""";

    static final String CLAIM_DUE = """
            WITH due AS (
                SELECT unit_id, payment_id FROM payment
                WHERE gateway = $4 AND ask_at <= $1 AND (lease_until IS NULL OR lease_until <= $1)
                ORDER BY ask_at LIMIT $3 FOR UPDATE SKIP LOCKED)
            UPDATE payment p SET lease_until = $2, fence = p.fence + 1, asks = p.asks + 1
            FROM due WHERE p.unit_id = due.unit_id AND p.payment_id = due.payment_id
            RETURNING\s""" + COLUMNS;

    /** A try whose first call may still be under way is left alone until it is due. */
    static final String CLAIM_ONE = """
            UPDATE payment p SET lease_until = $4, fence = p.fence + 1, asks = p.asks + 1
            WHERE p.unit_id = $1 AND p.payment_id = $2 AND p.state = ANY($5)
              AND (p.lease_until IS NULL OR p.lease_until <= $3) AND (p.state <> 'sending' OR p.ask_at <= $3)
            RETURNING\s""" + COLUMNS;

    /**
     * The tries of orders that are paid; see {@link Payments#hurry}. Whoever asks about one at the moment may have looked at
     * its order before: their claim is taken away, so that they cannot put it off again.
     */
    static final String HURRY = """
            UPDATE payment p SET ask_at = $3, lease_until = NULL, fence = p.fence + 1, updated_at = $3
            FROM unnest($1::uuid[], $2::uuid[]) AS i(unit_id, order_id)
            WHERE p.unit_id = i.unit_id AND p.order_id = i.order_id AND p.state IN ('open', 'unknown')""";

    /**
     * The tries of an order by other channels than one; see {@link Payments#supersede}. One whose first call may still be
     * under way is only over when that has ended.
     */
    static final String SUPERSEDE = """
            UPDATE payment p SET expires_at = least(expires_at, $4), updated_at = $4,
                ask_at = CASE state WHEN 'sending' THEN ask_at ELSE $4 END,
                lease_until = CASE state WHEN 'sending' THEN lease_until END,
                fence = CASE state WHEN 'sending' THEN fence ELSE fence + 1 END
            WHERE unit_id = $1 AND order_id = $2 AND channel <> $3 AND state = ANY($5)""";

    static final String GLANCE = """
            SELECT p.unit_id, p.order_id, p.payment_id, p.channel, p.state
            FROM unnest($1::uuid[], $2::uuid[]) AS i(unit_id, order_id) JOIN payment p USING (unit_id, order_id)
            ORDER BY p.number""";

    static final String ASK_AGAIN = """
            UPDATE payment SET ask_at = $4, note = $5, lease_until = NULL, updated_at = $6
            WHERE unit_id = $1 AND payment_id = $2 AND fence = $3 AND ask_at IS NOT NULL""";

    static final String CLAIM_TRADES = """
            INSERT INTO payment_trade_claim (gateway, trade_no, unit_id, payment_id)
            SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::uuid[]) AS i(gateway, trade_no, unit_id, payment_id)
            ORDER BY gateway, trade_no
            ON CONFLICT (gateway, trade_no) DO NOTHING
            RETURNING gateway, trade_no""";

    static final String CAPTURE = """
            UPDATE payment p SET state = 'paid', trade_no = i.trade_no, captured_fen = i.captured_fen,
                captured_at = i.captured_at, outcome = i.outcome, ask_at = NULL, lease_until = NULL, note = '', updated_at = $7
            FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[], $6::text[])
                AS i(unit_id, payment_id, trade_no, captured_fen, captured_at, outcome)
            WHERE p.unit_id = i.unit_id AND p.payment_id = i.payment_id AND p.state = ANY($8)""";

    Future<Void> insert(SqlClient tx, Payment payment) {
        return tx.preparedQuery(INSERT)
                .execute(Tuple.of(
                                payment.key().unit().value(),
                                payment.key().payment().value(),
                                payment.order().value(),
                                payment.number(),
                                payment.channel().code(),
                                payment.state().code())
                        .addLong(payment.amount().value())
                        .addOffsetDateTime(utc(payment.sentAt()))
                        .addOffsetDateTime(utc(payment.expiresAt()))
                        .addOffsetDateTime(utc(payment.asking().at()))
                        .addOffsetDateTime(utc(payment.createdAt())))
                .mapEmpty();
    }

    Future<Optional<Payment>> find(SqlClient client, PaymentKey key) {
        return payments(client, FIND, key(key)).map(found -> found.stream().findFirst());
    }

    Future<List<Payment>> ofOrder(SqlClient client, OrderKey order) {
        return payments(
                client, OF_ORDER, Tuple.of(order.unit().value(), order.order().value()));
    }

    /** A payment's number, and whose it is. */
    record Numbered(UnitId unit, String number) {}

    Future<List<Payment>> hold(SqlClient tx, Collection<Numbered> numbers) {
        return payments(tx, HOLD, arrays(numbers));
    }

    Future<List<Payment>> numbered(SqlClient client, Collection<Numbered> numbers) {
        return payments(client, NUMBERED, arrays(numbers));
    }

    private static Tuple arrays(Collection<Numbered> numbers) {
        return Tuple.tuple()
                .addArrayOfUUID(array(numbers, one -> one.unit().value(), UUID[]::new))
                .addArrayOfString(array(numbers, Numbered::number, String[]::new));
    }

    Future<Optional<String>> lastNumber(SqlClient tx, OrderKey order) {
        return tx.preparedQuery(LAST_NUMBER)
                .execute(Tuple.of(order.unit().value(), order.order().value()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getString(0)));
    }

    /** @param fence whose claim must still stand; empty when nobody has to have claimed it */
    Future<Boolean> move(SqlClient client, PaymentKey key, PaymentMove move, Optional<Integer> fence, Instant now) {
        return client.preparedQuery(MOVE)
                .execute(key(key).addString(move.to().code())
                        .addString(move.code().orElse(null))
                        .addOffsetDateTime(utc(move.askAt()))
                        .addString(move.note())
                        .addOffsetDateTime(utc(now))
                        .addArrayOfString(before(move.to()))
                        .addInteger(fence.orElse(null)))
                .map(done -> done.rowCount() == 1);
    }

    /** From when to when a claim lasts. */
    record Lease(Instant now, Instant until) {}

    Future<List<Payment>> claimDue(SqlClient client, GatewayName gateway, Lease lease, int most) {
        return payments(client, CLAIM_DUE, Tuple.of(utc(lease.now()), utc(lease.until()), most, gateway.code()));
    }

    Future<Optional<Payment>> claim(SqlClient client, PaymentKey key, Lease lease) {
        Tuple parameters = key(key).addOffsetDateTime(utc(lease.now()))
                .addOffsetDateTime(utc(lease.until()))
                .addArrayOfString(live());
        return payments(client, CLAIM_ONE, parameters)
                .map(claimed -> claimed.stream().findFirst());
    }

    Future<Void> hurry(SqlClient tx, Collection<OrderKey> orders, Instant now) {
        return tx.preparedQuery(HURRY)
                .execute(orders(orders).addOffsetDateTime(utc(now)))
                .mapEmpty();
    }

    Future<Void> supersede(SqlClient tx, OrderKey order, Channel by, Instant now) {
        return tx.preparedQuery(SUPERSEDE)
                .execute(Tuple.of(order.unit().value(), order.order().value(), by.code(), utc(now))
                        .addArrayOfString(live()))
                .mapEmpty();
    }

    private static String[] live() {
        return Arrays.stream(PaymentState.values())
                .filter(PaymentState::isLive)
                .map(PaymentState::code)
                .toArray(String[]::new);
    }

    Future<List<Payment.Glance>> glance(SqlClient client, Collection<OrderKey> orders) {
        return client.preparedQuery(GLANCE)
                .mapping(row -> new Payment.Glance(
                        new OrderKey(new UnitId(row.getUUID(0)), new OrderId(row.getUUID(1))),
                        new PaymentId(row.getUUID(2)),
                        Channel.parse(row.getString(3)),
                        PaymentState.parse(row.getString(4))))
                .execute(orders(orders))
                .map(rows -> rows.stream().toList());
    }

    private static Tuple orders(Collection<OrderKey> orders) {
        return Tuple.tuple()
                .addArrayOfUUID(array(orders, order -> order.unit().value(), UUID[]::new))
                .addArrayOfUUID(array(orders, order -> order.order().value(), UUID[]::new));
    }

    Future<Boolean> askAgain(SqlClient client, Payment claimed, Optional<Instant> at, String note, Instant now) {
        return client.preparedQuery(ASK_AGAIN)
                .execute(key(claimed.key())
                        .addInteger(claimed.asking().fence())
                        .addOffsetDateTime(utc(at))
                        .addString(note)
                        .addOffsetDateTime(utc(now)))
                .map(done -> done.rowCount() == 1);
    }

    /** A gateway's transaction. */
    record Trade(String gateway, String tradeNo) {}

    /** A payment that it was said to have paid. */
    record Claim(Trade trade, PaymentKey payment) {}

    /** Claims transactions for their payments and gives those that nobody had claimed before. */
    Future<Set<Trade>> claimTrades(SqlClient tx, Collection<Claim> claims) {
        Tuple arrays = Tuple.tuple()
                .addArrayOfString(array(claims, claim -> claim.trade().gateway(), String[]::new))
                .addArrayOfString(array(claims, claim -> claim.trade().tradeNo(), String[]::new))
                .addArrayOfUUID(array(claims, claim -> claim.payment().unit().value(), UUID[]::new))
                .addArrayOfUUID(array(claims, claim -> claim.payment().payment().value(), UUID[]::new));
        return tx.preparedQuery(CLAIM_TRADES)
                .mapping(row -> new Trade(row.getString(0), row.getString(1)))
                .execute(arrays)
                .map(rows -> {
                    Set<Trade> fresh = new HashSet<>();
                    rows.forEach(fresh::add);
                    return fresh;
                });
    }

    /** What came for a payment. */
    record Settled(PaymentKey payment, Payment.Captured captured) {}

    /** The payments are held, and none of them is {@code PAID}. */
    Future<Void> capture(SqlClient tx, List<Settled> settled, Instant now) {
        if (settled.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple arrays = Tuple.tuple()
                .addArrayOfUUID(array(settled, one -> one.payment().unit().value(), UUID[]::new))
                .addArrayOfUUID(array(settled, one -> one.payment().payment().value(), UUID[]::new))
                .addArrayOfString(array(settled, one -> one.captured().tradeNo(), String[]::new))
                .addArrayOfLong(array(settled, one -> one.captured().amount().value(), Long[]::new))
                .addArrayOfOffsetDateTime(
                        array(settled, one -> utc(one.captured().at()), OffsetDateTime[]::new))
                .addArrayOfString(array(settled, one -> one.captured().verdict().code(), String[]::new))
                .addOffsetDateTime(utc(now))
                .addArrayOfString(before(PaymentState.PAID));
        return tx.preparedQuery(CAPTURE).execute(arrays).map(done -> {
            if (done.rowCount() != settled.size()) {
                throw new IllegalStateException("a held payment was moved by somebody else");
            }
            return (Void) null;
        });
    }

    private static Future<List<Payment>> payments(SqlClient client, String sql, Tuple parameters) {
        return client.preparedQuery(sql)
                .mapping(PaymentStore::payment)
                .execute(parameters)
                .map(rows -> rows.stream().toList());
    }

    private static Payment payment(Row row) {
        return new Payment(
                new PaymentKey(new UnitId(row.getUUID(0)), new PaymentId(row.getUUID(1))),
                new OrderId(row.getUUID(2)),
                row.getString(3),
                Channel.parse(row.getString(4)),
                PaymentState.parse(row.getString(5)),
                Fen.of(row.getLong(6)),
                row.getOffsetDateTime(7).toInstant(),
                Optional.ofNullable(row.getString(8)),
                row.getOffsetDateTime(9).toInstant(),
                Optional.ofNullable(row.getString(10)).map(tradeNo -> captured(tradeNo, row)),
                new Payment.Asking(
                        Optional.ofNullable(row.getOffsetDateTime(14)).map(OffsetDateTime::toInstant),
                        row.getInteger(15),
                        row.getInteger(16)),
                row.getString(17),
                row.getOffsetDateTime(18).toInstant());
    }

    private static Payment.Captured captured(String tradeNo, Row row) {
        return new Payment.Captured(
                tradeNo,
                Fen.of(row.getLong(11)),
                row.getOffsetDateTime(12).toInstant(),
                Verdict.parse(row.getString(13)));
    }

    private static Tuple key(PaymentKey key) {
        return Tuple.of(key.unit().value(), key.payment().value());
    }

    private static String[] before(PaymentState to) {
        return PaymentState.before(to).stream().map(PaymentState::code).toArray(String[]::new);
    }

    static <T, V> V[] array(Collection<T> from, Function<T, V> value, IntFunction<V[]> make) {
        return from.stream().map(value).toArray(make);
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime utc(Optional<Instant> at) {
        return at.map(PaymentStore::utc).orElse(null);
    }
}
