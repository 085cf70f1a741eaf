package org.fairgate.account.base;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new password must be (ASVS 6.2): 8 to 128 characters, a letter and a digit among them, none of the passwords
 * that are tried first, and not built around the login name. No other composition is asked for: length and the list
 * do more than required signs.
 */
public final class PasswordRules {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;
    /** A shorter name or part of a name may be in a password by chance. */
    private static final int TELLING = 5;

    private static final Set<String> COMMON = read("account/common-passwords.txt");

    private PasswordRules() {}

    /**
     * What is wrong with it, if anything.
     *
     * @param logins login names of the account in any spelling
     */
    public static Optional<AccountProblem> check(String password, Collection<String> logins) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of(AccountProblem.PASSWORD_LENGTH);
        }
        if (password.codePoints().noneMatch(Character::isLetter)
                || password.codePoints().noneMatch(Character::isDigit)) {
            return Optional.of(AccountProblem.PASSWORD_TOO_SIMPLE);
        }
        String folded = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(folded) || COMMON.contains(withoutTail(folded))) {
            return Optional.of(AccountProblem.PASSWORD_COMMON);
        }
        return logins.stream().anyMatch(login -> holds(folded, login.toLowerCase(Locale.ROOT)))
                ? Optional.of(AccountProblem.PASSWORD_HAS_LOGIN)
                : Optional.empty();
    }

    private static boolean holds(String password, String login) {
        int at = login.indexOf('@');
        String telling = at < 0 ? login : login.substring(0, at);
        String digits = telling.startsWith("+86") ? telling.substring(3) : telling;
        return digits.length() >= TELLING && password.contains(digits);
    }

    /** Without the digits and signs that people put behind a word. */
    private static String withoutTail(String password) {
        return password.replaceFirst("[^\\p{L}]+$", "");
    }

    private static Set<String> read(String resource) {
        try (InputStream in = PasswordRules.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
