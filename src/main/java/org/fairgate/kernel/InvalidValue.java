package org.fairgate.kernel;

/**
 * The one refusal of this package: some text or number is not a value of its type. It names the reason and
 * never the value, which may be personal data. It has no stack trace: bad input is an everyday event.
 */
public final class InvalidValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** A refusal for this reason. */
    public InvalidValue(Reason reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    /** Why, for code that decides on it. */
    public Reason reason() {
        return reason;
    }

    /** Why, as the stable code that callers of the API see, e.g. {@code credit-code-check-digit}. */
    public String code() {
        return reason.code();
    }

    /** Every reason there is; the codes are part of the API. */
    public enum Reason {
        /** Not 18 characters after spaces and dashes are taken out. */
        CREDIT_CODE_LENGTH,
        /** A character that GB 32100-2015 does not use (I, O, S, V, Z or a sign). */
        CREDIT_CODE_CHARACTER,
        /** The shape is right, the check digit is not (R-ACC-3: may be "what my licence says"). */
        CREDIT_CODE_CHECK_DIGIT,
        /** Not a mobile number of the mainland, or not E.164 where that was promised. */
        MOBILE_FORMAT,
        /** Longer than 254 characters, or its local part longer than 64. */
        EMAIL_LENGTH,
        /** A space, a control character, or a sign that only quoted local parts may hold. */
        EMAIL_CHARACTER,
        /** Not one local part, one {@code @} and a domain with a dot. */
        EMAIL_FORMAT,
        /** Not yuan text such as {@code 200}, {@code 1,234.50}. */
        MONEY_FORMAT,
        /** Below zero where money must not be. */
        MONEY_NEGATIVE,
        /** More than a {@code long} of fen can hold. */
        MONEY_RANGE,
        /** Not a UUID in its canonical 36 characters. */
        ID_FORMAT,
        /** Not of the form that documents of this type have. */
        DOCUMENT_FORMAT,
        /** A resident id of the first generation, 15 digits: no longer valid. */
        DOCUMENT_FIFTEEN_DIGITS,
        /** The check digit does not fit. */
        DOCUMENT_CHECK_DIGIT,
        /** The birth date in the number does not exist. */
        DOCUMENT_DATE,
        /** The number begins with a region that issues no such document. */
        DOCUMENT_REGION,
        /** No constant of the enumeration has this code. */
        UNKNOWN_CODE,
        /** The category exists, but not in this region. */
        CATEGORY_NOT_OF_REGION;

        /** The stable code: the name in lower case with dashes. */
        public String code() {
            return Codes.of(this);
        }
    }
}
