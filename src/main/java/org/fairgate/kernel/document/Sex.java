package org.fairgate.kernel.document;

import org.fairgate.kernel.Codes;

/** As documents state it. */
public enum Sex {
    /** 男. */
    MALE,
    /** 女. */
    FEMALE;

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static Sex parse(String code) {
        return Codes.find(values(), Sex::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
