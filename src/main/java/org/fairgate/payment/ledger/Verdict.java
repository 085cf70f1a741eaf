package org.fairgate.payment.ledger;

import org.fairgate.kernel.Codes;

/** What became of money that a gateway says was paid (R-PAY-6). */
public enum Verdict {
    /** It paid its order. */
    BOOKED,
    /** The ledger has it already; nothing changed. */
    REPEATED,
    /** Its order was cancelled or had run out; it is owed back. */
    LATE,
    /** Its order was paid already; it is owed back. */
    DOUBLE,
    /** Not the amount that was asked for; it waits for finance. */
    WRONG_AMOUNT,
    /** Not in yuan; it waits for finance. */
    WRONG_CURRENCY,
    /** Nobody knows its number; it waits for finance. */
    UNKNOWN_ORDER;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static Verdict parse(String code) {
        return Codes.find(values(), Verdict::code, code);
    }

    /** The stable code for JSON and the database: {@code wrong-amount}. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether the money is sent back without anybody having to decide. */
    public boolean isOwedBack() {
        return this == LATE || this == DOUBLE;
    }

    /** Whether finance is told. */
    public boolean isOdd() {
        return this != BOOKED && this != REPEATED;
    }
}
