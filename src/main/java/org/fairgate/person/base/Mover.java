package org.fairgate.person.base;

import org.fairgate.kernel.Codes;

/** Who moves a person from state to state. */
public enum Mover {
    /** The unit that the person belongs to. */
    UNIT,
    /** A reviewer of the unit's delegation or of the overseas desk. */
    REVIEWER,
    /** The background check. */
    SECURITY,
    /** A payment that has arrived. */
    PAYMENT,
    /** The organiser. */
    ORGANISER,
    /** Who makes and hands out badges. */
    BADGE_OFFICE,
    /** The service by itself. */
    SYSTEM;

    /** The stable code. */
    public String code() {
        return Codes.of(this);
    }
}
