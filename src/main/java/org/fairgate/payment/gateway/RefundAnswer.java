package org.fairgate.payment.gateway;

/** What a gateway says of a refund. */
public enum RefundAnswer {
    /** The money is back. */
    DONE,
    /** Accepted, and not done yet. */
    PENDING,
    /** The gateway does not know it: it may be sent again under the same number. */
    NOT_FOUND,
    /** It will never be done by itself: a person must look at it. */
    FAILED
}
