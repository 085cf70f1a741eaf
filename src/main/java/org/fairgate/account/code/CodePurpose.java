package org.fairgate.account.code;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a code is for; a code of one purpose is worthless for another. */
public enum CodePurpose {
    /** Proves a mobile or e-mail address at sign-up. */
    SIGN_UP,
    /** Stands for a forgotten password. */
    PASSWORD_RESET;

    /** The stable code for JSON and the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The purpose with this code, if there is one. */
    public static Optional<CodePurpose> find(String code) {
        return Stream.of(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
