package org.fairgate.payment.unionpay;

/**
 * UnionPay's word of a refund names the refund alone. Ours begin with the number of their payment, which is how the payment
 * is found.
 */
final class RefundNumbers {
    private static final int PAYMENT_LENGTH = 18;

    private RefundNumbers() {}

    /** The number of the payment that a refund of ours belongs to; the number itself, if it is none of ours. */
    static String payment(String refundNumber) {
        return refundNumber.length() > PAYMENT_LENGTH ? refundNumber.substring(0, PAYMENT_LENGTH) : refundNumber;
    }
}
