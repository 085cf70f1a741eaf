package org.fairgate.simulator.pay.fault;

/** Where a fault strikes. */
public enum Stage {
    /** When the merchant calls. */
    REQUEST,
    /** When the payer pays. */
    PAYMENT,
    /** When the gateway tells the merchant. */
    NOTICE,
    /** When a refund was understood. */
    REFUND
}
