package org.fairgate.kernel;

/** Where a unit is at home (R-ACC-1): it decides login name, reviewer and the way of notices. */
public enum Region {
    /** 境内: reviewed by a delegation, notified by SMS and e-mail. */
    DOMESTIC,
    /** 境外: reviewed by the overseas desk, notified by e-mail. */
    OVERSEAS;

    /**
     * The constant with this code.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static Region parse(String code) {
        return Codes.find(values(), Region::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }
}
