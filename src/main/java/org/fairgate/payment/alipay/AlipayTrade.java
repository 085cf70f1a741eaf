package org.fairgate.payment.alipay;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;

/** A trade, as a message or an answer tells of it. */
record AlipayTrade(AlipayFields fields, String number, Status status) {
    private static final String CNY = "CNY";

    /** {@code trade_status}. */
    enum Status {
        /** Scanned, not paid. */
        WAIT_BUYER_PAY,
        /** Paid. */
        TRADE_SUCCESS,
        /** Paid, and nothing can be sent back any more. */
        TRADE_FINISHED,
        /** Ran out unpaid, or all of the money went back. */
        TRADE_CLOSED,
        /** A word that we do not know: nothing may be concluded from it. */
        UNHEARD_OF;

        static Status of(String word) {
            for (Status status : values()) {
                if (status.name().equals(word)) {
                    return status;
                }
            }
            return UNHEARD_OF;
        }
    }

    /** @throws org.fairgate.payment.gateway.BadMessage when number or status are missing */
    static AlipayTrade of(AlipayFields fields) {
        return new AlipayTrade(
                fields, fields.number("out_trade_no"), Status.of(fields.text("trade_status", AlipayFields.NUMBER)));
    }

    /** Whether money was sent back: all of it, or part. */
    boolean isRefunded() {
        return !fields.fenOrNone("refund_fee").isZero()
                || fields.find("gmt_refund").isPresent()
                || fields.find("gmt_refund_pay").isPresent();
    }

    /** Whether the payer's money came; it may have gone back since. */
    boolean isPaid() {
        return switch (status) {
            case TRADE_SUCCESS, TRADE_FINISHED -> true;
            case TRADE_CLOSED -> isRefunded() || tellsOfMoney();
            case WAIT_BUYER_PAY, UNHEARD_OF -> false;
        };
    }

    /** Only this may make a closed trade a paid one: some unpaid ones carry a time of payment. */
    private boolean tellsOfMoney() {
        return !fields.fenOrNone("receipt_amount").isZero()
                || !fields.fenOrNone("buyer_pay_amount").isZero();
    }

    /** The money that came, at the time in this field. */
    Capture capture(String timeField) {
        Instant paidAt = fields.time(timeField);
        Fen amount = fields.fen("total_amount");
        // Alipay names a currency only where it is not its own.
        String currency = fields.find("trans_currency").orElse(CNY);
        Optional<String> payer = fields.find("buyer_logon_id").filter(account -> account.length() <= 100);
        return new Capture(GatewayName.ALIPAY, number, fields.number("trade_no"), amount, currency, paidAt, payer);
    }

    /** What a query says. */
    Asked asked() {
        if (isPaid()) {
            return new Asked.Paid(capture("send_pay_date"));
        }
        return switch (status) {
            case TRADE_CLOSED -> new Asked.Ended();
            case WAIT_BUYER_PAY -> new Asked.Waiting();
            default -> throw new BadMessage("bad-trade_status");
        };
    }
}
