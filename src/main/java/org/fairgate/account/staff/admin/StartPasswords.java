package org.fairgate.account.staff.admin;

import java.security.SecureRandom;

/** Makes start passwords: easy to read out, 16 characters from 31, about 79 bits. */
final class StartPasswords {
    /** Without characters that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz";

    private static final String DIGITS = "23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private StartPasswords() {}

    /** A new one such as {@code k7md-…}; it has letters and digits, as passwords must. */
    static String next(SecureRandom random) {
        String password;
        do {
            password = any(random);
        } while (password.chars().noneMatch(Character::isDigit)
                || password.chars().noneMatch(Character::isLetter));
        return password;
    }

    private static String any(SecureRandom random) {
        String alphabet = LETTERS + DIGITS;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
