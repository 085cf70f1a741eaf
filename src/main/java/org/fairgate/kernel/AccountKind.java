package org.fairgate.kernel;

/** How a unit registers (R-ACC-2). */
public enum AccountKind {
    /** 单位: an organisation with many persons. */
    ORGANISATION,
    /** 个人: one person, who still names the unit they work for. */
    INDIVIDUAL;

    /**
     * The constant with this code.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static AccountKind parse(String code) {
        return Codes.find(values(), AccountKind::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
