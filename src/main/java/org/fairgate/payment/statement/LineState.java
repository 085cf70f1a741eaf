package org.fairgate.payment.statement;

import org.fairgate.kernel.Codes;

/** What became of a bank's line. */
public enum LineState {
    /** Nobody has dealt with it. */
    OPEN,
    /** It paid orders. */
    BOOKED,
    /** It is none of ours; it can be opened again. */
    DISCARDED;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static LineState parse(String code) {
        return Codes.find(values(), LineState::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
