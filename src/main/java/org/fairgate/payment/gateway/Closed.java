package org.fairgate.payment.gateway;

/** What came of closing a payment. */
public enum Closed {
    /** It cannot be paid any more. */
    DONE,
    /** It was paid before: ask for the proof. */
    ALREADY_PAID,
    /**
     * The gateway has nothing to close: nobody scanned the code yet. At some gateways it can be scanned until it runs out,
     * so a late success may follow.
     */
    NOT_FOUND
}
