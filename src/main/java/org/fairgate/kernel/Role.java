package org.fairgate.kernel;

/** What a signed-in account may be: the unit itself, or one of the roles of staff. */
public enum Role {
    /** The visitor's account. */
    UNIT,
    /** Reviewer of a delegation and all its sub-delegations. */
    DELEGATION,
    /** Reviewer of one sub-delegation. */
    SUB_DELEGATION,
    /** Reviewer of overseas units. */
    OVERSEAS_DESK,
    /** Background checks. */
    SECURITY,
    /** Transfers, invoices, refunds, reconciliation. */
    FINANCE,
    /** Production and delivery of badges. */
    BADGE_OFFICE,
    /** Editions, delegations, activities, staff accounts, dashboard. */
    ORGANISER;

    /**
     * The constant with this code.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static Role parse(String code) {
        return Codes.find(values(), Role::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether this is a role of staff, who sign in by their own door. */
    public boolean isStaff() {
        return this != UNIT;
    }
}
