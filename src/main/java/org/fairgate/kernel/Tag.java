package org.fairgate.kernel;

/** The label of a person 标签, given by the delegation, never by the unit. */
public enum Tag {
    /** 专业观众: pays for the badge. */
    VISITOR,
    /** 工作人员: exempt. */
    STAFF,
    /** VIP: exempt, and never changed again. */
    VIP;

    /**
     * The constant with this code.
     *
     * @throws InvalidValue {@code UNKNOWN_CODE}
     */
    public static Tag parse(String code) {
        return Codes.find(values(), Tag::code, code);
    }

    /** The stable code for JSON and the database. */
    public String code() {
        return Codes.of(this);
    }

    /** Whether a person with this tag pays for the badge. */
    public boolean pays() {
        return this == VISITOR;
    }

    /** Whether a delegation may raise this tag to the other when it locks a reused badge: only ever up (R-REU-3). */
    public boolean mayRaiseTo(Tag other) {
        return switch (this) {
            case VISITOR -> other != VISITOR;
            case STAFF -> other == VIP;
            case VIP -> false;
        };
    }
}
