package org.fairgate.payment.ledger;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.order.OrderStage;
import org.fairgate.order.base.Order;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.testing.TestDatabase;

/** Orders with tries to pay them, and money that comes. */
public final class LedgerStage {
    public final OrderStage orders;
    public final Payments payments;
    public final Booker booker;
    private final TestDatabase database;

    /** @param directory where files lie */
    public LedgerStage(TestDatabase database, Path directory) {
        this.database = database;
        this.orders = new OrderStage(database, directory);
        this.payments = new Payments(orders.units.clock);
        this.booker = new Booker(orders.orders, orders.units.ids, orders.units.clock);
    }

    /** The ledger without its guard: every success counts as one that was never heard of. */
    Booker forgetful() {
        return ForgetfulBooker.create(orders.orders, orders.units.ids, orders.units.clock);
    }

    /** The present moment. */
    public Instant now() {
        return orders.units.clock.instant();
    }

    /** A code to pay the order with, as its gateway gave it. */
    public Payment open(Order order, Channel channel) {
        PaymentKey key = new PaymentKey(order.key().unit(), new PaymentId(orders.units.ids.next()));
        return database.db()
                .tx(tx -> payments.nextNumber(tx, order.key(), order.number())
                        .map(number -> new Payment(
                                key,
                                order.key().order(),
                                number.orElseThrow(),
                                channel,
                                PaymentState.SENDING,
                                order.amount(),
                                now(),
                                Optional.empty(),
                                now().plus(Duration.ofMinutes(15)),
                                Optional.empty(),
                                Payment.Asking.firstAt(now().plusSeconds(10)),
                                "",
                                now()))
                        .compose(payment -> payments.add(tx, payment))
                        .compose(done -> payments.move(tx, key, PaymentMove.opened("code", now().plusSeconds(10))))
                        .compose(done -> payments.find(tx, key)))
                .await()
                .orElseThrow();
    }

    /** What the gateway says when a try was paid, its transaction named after the try. */
    public Capture paid(Payment payment) {
        return paid(payment, "T" + payment.number());
    }

    /** The same by another transaction. */
    public Capture paid(Payment payment, String tradeNo) {
        return new Capture(
                payment.channel().gateway(),
                payment.number(),
                tradeNo,
                payment.amount(),
                "CNY",
                now(),
                Optional.empty());
    }

    /** The same, and another sum. */
    static Capture of(Capture capture, Fen amount) {
        return new Capture(
                capture.gateway(),
                capture.number(),
                capture.tradeNo(),
                amount,
                capture.currency(),
                capture.paidAt(),
                capture.payer());
    }

    /** The same, and paid at another time. */
    static Capture at(Capture capture, Instant paidAt) {
        return new Capture(
                capture.gateway(),
                capture.number(),
                capture.tradeNo(),
                capture.amount(),
                capture.currency(),
                paidAt,
                capture.payer());
    }

    /** Books in one batch. */
    List<Verdict> book(Capture... captures) {
        return database.db().tx(tx -> booker.book(tx, Arrays.asList(captures))).await().stream()
                .map(Booked::verdict)
                .toList();
    }

    /** What became of copies that came at once, each in a transaction of its own. */
    List<Verdict> bookAtOnce(Booker booker, Capture success, int copies) {
        List<Future<List<Booked>>> all = Stream.generate(
                        () -> database.db().tx(tx -> booker.book(tx, List.of(success))))
                .limit(copies)
                .toList();
        Future.all(all).await();
        return all.stream().map(one -> one.result().get(0).verdict()).toList();
    }

    /** The try as its row says. */
    Payment read(Payment payment) {
        return database.db()
                .read(client -> payments.find(client, payment.key()))
                .await()
                .orElseThrow();
    }

    /** The try as somebody has it who asks its gateway about it. */
    Payment claimed(Payment payment) {
        return database.db()
                .read(client -> payments.claim(client, payment.key(), now().plusSeconds(60)))
                .await()
                .orElseThrow();
    }

    /** Whether they could still say when to ask next. */
    boolean askedAgain(Payment claimed, Instant at) {
        return database.db()
                .read(client -> payments.askAgain(client, claimed, Optional.of(at), ""))
                .await();
    }

    /** Kind, state and amount of the odd payments of an order. */
    List<String> odd(Order order) {
        return texts("""
                SELECT kind || ' ' || state || ' ' || amount_fen FROM odd_payment WHERE order_id = $1 ORDER BY created_at, odd_id""", order);
    }

    /** Number, cause and amount of the refunds owed for an order. */
    List<String> owed(Order order) {
        return texts("""
                SELECT r.number || ' ' || r.cause || ' ' || r.amount_fen FROM owed_refund r JOIN payment p USING (unit_id, payment_id)
                WHERE p.order_id = $1 ORDER BY r.number""", order);
    }

    private List<String> texts(String sql, Order order) {
        return database.sql(sql, order.key().order().value()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /**
     * Orders whose money does not add up: what came, less what is owed back and what is put aside, is not what was to be paid
     * for them.
     */
    public List<String> unbalanced() {
        List<Row> rows = database.sql("""
                SELECT concat_ws(' ', o.number, o.state, o.amount_fen, m.came, m.aside, m.owed, m.booked)
                FROM badge_order o CROSS JOIN LATERAL (
                    SELECT coalesce(sum(p.captured_fen), 0) AS came,
                        coalesce(sum(p.captured_fen) FILTER (WHERE p.outcome LIKE 'wrong-%'), 0) AS aside,
                        coalesce(sum((SELECT sum(r.amount_fen) FROM owed_refund r
                            WHERE r.unit_id = p.unit_id AND r.payment_id = p.payment_id AND r.trade_no = p.trade_no)), 0) AS owed,
                        count(*) FILTER (WHERE p.outcome = 'booked') AS booked
                    FROM payment p WHERE p.unit_id = o.unit_id AND p.order_id = o.order_id) m
                WHERE m.came - m.aside - m.owed <> CASE o.state WHEN 'paid' THEN o.amount_fen ELSE 0 END
                   OR m.booked <> CASE o.state WHEN 'paid' THEN 1 ELSE 0 END""");
        return rows.stream().map(row -> row.getString(0)).toList();
    }
}
