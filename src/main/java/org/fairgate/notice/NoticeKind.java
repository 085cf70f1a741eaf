package org.fairgate.notice;

import java.util.List;
import java.util.Locale;

/** What a notice says. Each kind names the parameters that its texts and its SMS templates may use. */
public enum NoticeKind {
    /** A one-time code (R-ACC-6); worthless, and therefore not sent any more, after its life. */
    VERIFICATION_CODE("code"),
    /** The password of the account was changed. */
    PASSWORD_CHANGED(),
    /** The account was created. */
    ACCOUNT_CREATED(),
    /** Somebody tried to sign up with what this account already uses. */
    SIGN_UP_ATTEMPTED(),
    /** The unit's information was approved (R-UNIT-7); by whom. */
    UNIT_APPROVED("by"),
    /** The unit's information was sent back; by whom and why, a line for each reason. */
    UNIT_RETURNED("by", "reasons"),
    /** Persons of the unit were sent back; by whom and why, a line for each reason. */
    PERSONS_RETURNED("by", "reasons"),
    /** Persons of the unit may now be paid for (R-PAY-1). */
    PLEASE_PAY(),
    /** An order is paid (R-PAY-8): its number, the amount in yuan, and how many persons it is for. */
    ORDER_PAID("number", "amount", "persons"),
    /** Finance refused the remittance form of a transfer (R-PAY-4c): the order's number and why. */
    TRANSFER_REJECTED("number", "reason"),
    /** The same, where the order is paid already by other money: the order's number and why. */
    TRANSFER_NOT_NEEDED("number", "reason");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> parameters;

    NoticeKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    /** Names of the parameters, all of which a notice of this kind must bring. */
    public List<String> parameters() {
        return parameters;
    }

    /** The stable code, for settings and the database: {@code verification-code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static NoticeKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
