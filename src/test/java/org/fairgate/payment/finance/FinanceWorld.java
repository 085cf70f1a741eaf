package org.fairgate.payment.finance;

import java.util.UUID;
import org.fairgate.testing.TestDatabase;

/** Rows of finance's work, as rounds and messages leave them. */
public final class FinanceWorld {
    private static final String DAY = "2026-08-31";

    private final TestDatabase database;

    public FinanceWorld(TestDatabase database) {
        this.database = database;
    }

    /** Money under a number that nobody knows. */
    public UUID oddPayment(String tradeNo) {
        return database.sql("""
                        INSERT INTO odd_payment (odd_id, gateway, trade_no, kind, number, amount_fen, currency, paid_at, state,
                            created_at)
                        VALUES (gen_random_uuid(), 'alipay', $1, 'unknown-order', 'FG260831ABCDEFGH01', 20000, 'CNY', now(),
                            'open', now())
                        RETURNING odd_id""", tradeNo).get(0).getUUID(0);
    }

    /** A late success that goes back by itself. */
    public UUID latePayment(UUID unit, String tradeNo) {
        UUID payment = UUID.randomUUID();
        var unused = database.sql("""
                INSERT INTO owed_refund (unit_id, refund_id, payment_id, trade_no, number, amount_fen, cause,
                    gateway, state, created_at)
                VALUES ($1, gen_random_uuid(), $2, $3, 'FG260831ABCDEFGH0290', 20000, 'late', 'wechatpay', 'queued', now())""", unit, payment, tradeNo);
        return database.sql("""
                        INSERT INTO odd_payment (odd_id, gateway, trade_no, kind, unit_id, order_id, payment_id, number,
                            expected_fen, amount_fen, currency, paid_at, state, created_at)
                        VALUES (gen_random_uuid(), 'wechatpay', $3, 'late', $1, gen_random_uuid(), $2, 'FG260831ABCDEFGH02',
                            20000, 20000, 'CNY', now(), 'refunding', now())
                        RETURNING odd_id""", unit, payment, tradeNo).get(0).getUUID(0);
    }

    /** The gateway has said this of the refund that a unit's late success is owed. */
    public void refundTold(UUID unit, String word) {
        var unused = database.sql("UPDATE owed_refund SET told = $2, told_at = now() WHERE unit_id = $1", unit, word);
    }

    /** A bill of yesterday that has one payment which we do not have. */
    public UUID difference(String tradeNo) {
        var unused = database.sql("""
                INSERT INTO gateway_bill (gateway, day, state, payments, paid_fen, our_payments, our_paid_fen, next_at, compared_at)
                VALUES ('unionpay', $1::text::date, 'compared', 3, 60000, 2, 40000, now(), now()) ON CONFLICT DO NOTHING""", DAY);
        return database.sql("""
                        INSERT INTO bill_difference (difference_id, gateway, day, line_key, kind, number, trade_no, theirs_fen,
                            state, created_at)
                        VALUES (gen_random_uuid(), 'unionpay', $2::text::date, 'payment:' || $1, 'only-theirs',
                            'FG260831ABCDEFGH03', $1, 20000, 'open', now())
                        RETURNING difference_id""", tradeNo, DAY).get(0).getUUID(0);
    }

    /** The same, of a payment that we have and that its gateway can be asked about. */
    public UUID differenceOfPayment() {
        var unused = database.sql("""
                INSERT INTO gateway_bill (gateway, day, state, next_at, compared_at)
                VALUES ('alipay', $1::text::date, 'compared', now(), now()) ON CONFLICT DO NOTHING""", DAY);
        return database.sql("""
                        INSERT INTO bill_difference (difference_id, gateway, day, line_key, kind, number, trade_no, unit_id,
                            payment_id, theirs_fen, state, created_at)
                        SELECT gen_random_uuid(), 'alipay', $1::text::date, 'payment:' || number, 'only-theirs', number, number,
                            unit_id, payment_id, amount_fen, 'open', now()
                        FROM payment WHERE channel = 'alipay' LIMIT 1
                        RETURNING difference_id""", DAY).get(0).getUUID(0);
    }

    /** A bill that did not come. */
    public void missingBill() {
        var unused = database.sql("""
                INSERT INTO gateway_bill (gateway, day, state, next_at, note)
                VALUES ('wechatpay', $1::text::date, 'missing', now(), 'no-bill') ON CONFLICT DO NOTHING""", DAY);
    }
}
