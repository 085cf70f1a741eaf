package org.fairgate.person.base;

import java.util.EnumSet;
import java.util.Set;
import org.fairgate.kernel.Codes;

/** The tabs of a unit's list of persons. */
public enum PersonTab {
    /** 全部. */
    ALL(EnumSet.allOf(PersonState.class)),
    /** 草稿. */
    DRAFT(EnumSet.of(PersonState.DRAFT)),
    /** 需修改. */
    RETURNED(EnumSet.of(PersonState.RETURNED)),
    /** 待支付. */
    TO_PAY(EnumSet.of(PersonState.PENDING_PAYMENT)),
    /** 审核中. */
    IN_REVIEW(EnumSet.of(PersonState.SUBMITTED, PersonState.PENDING_LOCK, PersonState.UNDER_CHECK)),
    /** 已通过. */
    APPROVED(EnumSet.of(
            PersonState.APPROVED,
            PersonState.IN_PRODUCTION,
            PersonState.READY,
            PersonState.SHIPPED,
            PersonState.ISSUED,
            PersonState.REUSED)),
    /** 未通过或已注销. */
    ENDED(EnumSet.of(PersonState.REJECTED, PersonState.CANCELLED));

    @SuppressWarnings("ImmutableEnumChecker") // handed out as a copy only
    private final Set<PersonState> states;

    PersonTab(Set<PersonState> states) {
        this.states = states;
    }

    /**
     * The constant with this code.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
     */
    public static PersonTab parse(String code) {
        return Codes.find(values(), PersonTab::code, code);
    }

    /** The stable code. */
    public String code() {
        return Codes.of(this);
    }

    /** The states of the persons under it. */
    public Set<PersonState> states() {
        return EnumSet.copyOf(states);
    }
}
