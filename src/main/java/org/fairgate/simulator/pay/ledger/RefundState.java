package org.fairgate.simulator.pay.ledger;

import java.util.Locale;

/** The life of a refund. */
public enum RefundState {
    /** Accepted; the money has not moved yet. */
    PROCESSING,
    /** The money is back. */
    DONE,
    /** It was accepted, but the bank did not take the money. */
    FAILED;

    /** The name in JSON. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
