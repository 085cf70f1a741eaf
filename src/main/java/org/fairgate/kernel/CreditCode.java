package org.fairgate.kernel;

import java.util.Locale;

/**
 * A unified social credit code 统一社会信用代码 (GB 32100-2015): 18 characters, upper case, normalised; the login
 * name of a domestic unit (R-ACC-3). Whether the check digit fits follows from the text itself, so two equal
 * codes are always the same value, however they were accepted.
 *
 * @param value the 18 characters
 */
public record CreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int LENGTH = 18;

    /** Checks the shape only; see {@link #parse} and {@link #parseAsOnLicence} for text from outside. */
    public CreditCode {
        if (value.length() != LENGTH) {
            throw new InvalidValue(InvalidValue.Reason.CREDIT_CODE_LENGTH);
        }
        if (!value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            throw new InvalidValue(InvalidValue.Reason.CREDIT_CODE_CHARACTER);
        }
    }

    /**
     * Reads a code as typed: lower case, full-width characters, spaces and dashes are put right.
     *
     * @throws InvalidValue {@code CREDIT_CODE_LENGTH}, {@code CREDIT_CODE_CHARACTER} or, for a code that may still
     *     be offered to {@link #parseAsOnLicence}, {@code CREDIT_CODE_CHECK_DIGIT}
     */
    public static CreditCode parse(String typed) {
        CreditCode code = parseAsOnLicence(typed);
        if (!code.checkDigitFits()) {
            throw new InvalidValue(InvalidValue.Reason.CREDIT_CODE_CHECK_DIGIT);
        }
        return code;
    }

    /**
     * Reads a code whose owner says "this is what my licence says": like {@link #parse}, but the check digit may
     * fail, because real codes exist that do. The reviewer is told through {@link #checkDigitFits()}.
     *
     * @throws InvalidValue {@code CREDIT_CODE_LENGTH} or {@code CREDIT_CODE_CHARACTER}
     */
    public static CreditCode parseAsOnLicence(String typed) {
        String bare = TypedText.withoutFiller(typed, InvalidValue.Reason.CREDIT_CODE_LENGTH);
        return new CreditCode(bare.toUpperCase(Locale.ROOT));
    }

    /** Whether the last character is the check digit of the first seventeen. */
    public boolean checkDigitFits() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(value.charAt(i));
        }
        int check = (31 - sum % 31) % 31;
        return value.charAt(LENGTH - 1) == ALPHABET.charAt(check);
    }

    /** The 18 characters. A credit code is public register data and may be logged. */
    @Override
    public String toString() {
        return value;
    }
}
