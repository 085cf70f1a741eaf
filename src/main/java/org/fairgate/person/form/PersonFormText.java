package org.fairgate.person.form;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.fairgate.platform.text.TextKey;

/** Labels of the fields of persons, names of fixed choices, and what may be wrong with a field. */
public enum PersonFormText implements TextKey {
    DOCUMENT_TYPE,
    DOCUMENT_NUMBER,
    NAME,
    NAME_EN,
    SEX,
    BIRTH,
    NATIONALITY,
    EXPIRY,
    MOBILE,
    EMAIL,
    DEPARTMENT,
    POSITION,
    PHOTO,
    PROOF,
    ENTRY_DAYS,
    DELIVERY,
    ADDRESS,
    COMMITMENT,
    KIND_MAINLAND,
    KIND_HONG_KONG_MACAO_TAIWAN,
    KIND_FOREIGN,
    KIND_CHINESE_ABROAD,
    DOCUMENT_RESIDENT_ID,
    DOCUMENT_HK_MACAO_PERMIT,
    DOCUMENT_TAIWAN_PERMIT,
    DOCUMENT_HMT_RESIDENCE_PERMIT,
    DOCUMENT_PASSPORT,
    DOCUMENT_FOREIGN_PR_ID,
    DOCUMENT_CHINESE_PASSPORT,
    SEX_MALE,
    SEX_FEMALE,
    DELIVERY_EXPRESS,
    DELIVERY_PICK_UP,
    COMMITMENT_YES,
    STATE_DRAFT,
    STATE_SUBMITTED,
    STATE_PENDING_LOCK,
    STATE_PENDING_PAYMENT,
    STATE_UNDER_CHECK,
    STATE_APPROVED,
    STATE_REJECTED,
    STATE_RETURNED,
    STATE_CANCELLED,
    STATE_IN_PRODUCTION,
    STATE_READY,
    STATE_SHIPPED,
    STATE_ISSUED,
    STATE_REUSED,
    TAG_VISITOR,
    TAG_STAFF,
    TAG_VIP,
    /** Nothing filled in where something must be. */
    MISSING_TEXT,
    /** Nothing chosen where something must be. */
    MISSING_CHOICE,
    /** No picture uploaded where one must be, or not a usable one. */
    MISSING_FILE,
    /** No day chosen. */
    MISSING_DAYS,
    /** The commitment is not ticked. */
    MISSING_COMMITMENT,
    /** {0}: most characters, {1}: how many there are. */
    TOO_LONG,
    /** Control characters, or not a text at all. */
    BAD_TEXT,
    BAD_MOBILE,
    BAD_FOREIGN_MOBILE,
    BAD_EMAIL,
    /** Not of the form of the document chosen. */
    BAD_DOCUMENT,
    BAD_DOCUMENT_FIFTEEN_DIGITS,
    BAD_DOCUMENT_CHECK_DIGIT,
    BAD_DOCUMENT_DATE,
    BAD_DOCUMENT_REGION,
    /** No date, or none that exists. */
    BAD_DATE,
    /** Born in the future, or longer ago than anybody. */
    BAD_BIRTH,
    /** The passport is no longer valid on the last entry day. */
    EXPIRES_TOO_SOON,
    /** A code that the list does not have (any more). */
    NOT_IN_LIST,
    /** A day that is not one of the edition's. */
    NOT_AN_ENTRY_DAY,
    /** The address is not among the saved ones (any more). */
    NO_SUCH_ADDRESS,
    WARNING_CHECK_DIGIT_UNSURE,
    WARNING_UNUSUAL_PASSPORT;

    /** The name of a code of one of the fixed lists, such as {@code SEX} and {@code male}. */
    static Optional<PersonFormText> named(String list, String code) {
        String wanted = list + "_" + code.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(text -> text.name().equals(wanted))
                .findFirst();
    }

    @Override
    public String feature() {
        return "person-form";
    }
}
