package org.fairgate.payment.statement;

import org.fairgate.kernel.Codes;

/** How well orders fit a line, the best first. */
public enum Match {
    /** 完全一致: the references of orders that can be paid, and their fees are exactly the sum. */
    EXACT,
    /** 付款人与金额一致: no reference, but a form that waits names this payer and this sum. */
    PAYER,
    /** 仅金额一致: only the sum of a form that waits. */
    AMOUNT,
    /** 金额不符: the references of orders that cost something else. */
    SUM_DIFFERS,
    /** 已支付: the reference of an order that is paid. */
    ALREADY_PAID,
    /** 订单已结束: the reference of an order that was cancelled or has expired. */
    ENDED;

    /** The stable code. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether the line may be booked to the orders as they are. */
    public boolean isPayable() {
        return this == EXACT || this == PAYER || this == AMOUNT;
    }
}
