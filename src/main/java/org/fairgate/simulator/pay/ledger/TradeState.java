package org.fairgate.simulator.pay.ledger;

import java.util.Locale;

/** The life of a trade. */
public enum TradeState {
    /** Nobody has paid it yet. */
    WAITING,
    /** The payer's bank refused; the payer may try again. */
    FAILED,
    /** The payer has paid, but the gateway does not say so yet. */
    PAYING,
    /** Paid; refunds may follow. */
    PAID,
    /** Closed by the merchant or run out, unpaid. */
    CLOSED;

    /** The name in JSON and forms. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a payer may pay it. */
    public boolean payable() {
        return this == WAITING || this == FAILED;
    }
}
