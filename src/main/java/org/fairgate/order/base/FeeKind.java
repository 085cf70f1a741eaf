package org.fairgate.order.base;

import org.fairgate.kernel.Codes;

/** What is paid for (R-PAY-2). */
public enum FeeKind {
    /** A badge that is made. */
    NEW_BADGE,
    /** The last edition's badge goes on being valid. */
    REUSED_BADGE;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static FeeKind parse(String code) {
        return Codes.find(values(), FeeKind::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
