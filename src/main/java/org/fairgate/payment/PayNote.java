package org.fairgate.payment;

import org.fairgate.order.base.Order;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.ledger.Payment;

/** How a try is put to its gateway; the same at every call, as its number is. */
final class PayNote {
    /** What the payer reads in front of the order's number; plain letters that every gateway takes. */
    private static final String SUBJECT = "证件费 ";

    private PayNote() {}

    static PaymentOrder of(Payment payment, Order order) {
        return new PaymentOrder(
                payment.number(),
                payment.channel(),
                payment.amount(),
                SUBJECT + order.number(),
                payment.sentAt(),
                payment.expiresAt());
    }
}
