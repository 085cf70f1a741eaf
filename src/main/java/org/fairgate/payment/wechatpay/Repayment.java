package org.fairgate.payment.wechatpay;

import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.RefundAnswer;

/**
 * A refund as answers ({@code status}) and notices ({@code refund_status}) describe it.
 *
 * @param status the platform's word
 */
record Repayment(String number, String refundNumber, String status) {
    static Repayment ofAnswer(Fields fields) {
        return new Repayment(fields.number("out_trade_no"), fields.number("out_refund_no"), fields.text("status"));
    }

    /** @throws BadMessage when it is another merchant's */
    static Repayment ofNotice(Fields fields, Merchant us) {
        fields.requireText("mchid", us.mchid());
        return new Repayment(
                fields.number("out_trade_no"), fields.number("out_refund_no"), fields.text("refund_status"));
    }

    /** {@code ABNORMAL} waits for a person and {@code CLOSED} has failed: neither comes right by itself. */
    RefundAnswer answer() {
        return switch (status) {
            case "SUCCESS" -> RefundAnswer.DONE;
            case "PROCESSING" -> RefundAnswer.PENDING;
            case "ABNORMAL", "CLOSED" -> RefundAnswer.FAILED;
            default -> throw new BadMessage("bad-refund-status");
        };
    }

    Notice notice() {
        return new Notice.Refunded(number, refundNumber, answer());
    }
}
