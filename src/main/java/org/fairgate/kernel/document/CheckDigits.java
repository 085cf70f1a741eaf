package org.fairgate.kernel.document;

/** The two schemes of check digits that documents use. */
final class CheckDigits {
    private static final int[] GB_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String GB_CHECKS = "10X98765432";
    private static final int[] MRZ_WEIGHTS = {7, 3, 1};

    private CheckDigits() {}

    /** The 18th character of a number after GB 11643-1999 (ISO 7064 mod 11-2); only the first 17 digits are looked at. */
    static char gb11643(String digits) {
        int sum = 0;
        for (int i = 0; i < GB_WEIGHTS.length; i++) {
            sum += GB_WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return GB_CHECKS.charAt(sum % GB_CHECKS.length());
    }

    /** The check digit of ICAO 9303 over digits, upper-case letters (A = 10 … Z = 35) and fillers. */
    static char icao9303(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += MRZ_WEIGHTS[i % MRZ_WEIGHTS.length] * Math.max(0, Character.digit(text.charAt(i), 36));
        }
        return (char) ('0' + sum % 10);
    }
}
