package org.fairgate.payment.transfer;

import org.fairgate.kernel.Codes;

/** What became of a remittance form. */
public enum TransferState {
    /** Waits for finance. */
    DECLARED,
    /** Finance has the money. */
    CONFIRMED,
    /** Finance refused it, with a reason. */
    REJECTED,
    /** The unit took it back. */
    WITHDRAWN;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static TransferState parse(String code) {
        return Codes.find(values(), TransferState::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
