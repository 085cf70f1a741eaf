package org.fairgate.payment.gateway;

import org.fairgate.payment.base.Capture;

/** What a verified message of a gateway says. */
public sealed interface Notice {
    /** Somebody paid. */
    record Paid(Capture capture) implements Notice {}

    /**
     * Something about a refund; never books a payment.
     *
     * @param number of the payment, ours
     * @param refundNumber ours; empty if the gateway made it up
     */
    record Refunded(String number, String refundNumber, RefundAnswer answer) implements Notice {}

    /** True, and nothing to do about it: a payment that is still waiting, or was closed. */
    record Other(String number) implements Notice {}
}
