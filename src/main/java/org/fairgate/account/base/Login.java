package org.fairgate.account.base;

import java.util.Locale;
import org.fairgate.kernel.CreditCode;
import org.fairgate.kernel.EmailAddress;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Mobile;
import org.fairgate.platform.security.BlindIndex;

/**
 * A login name in its normal form (R-ACC-3). Every text is one, so that what is no login name at all is counted,
 * limited and refused like one that merely has no account.
 */
public record Login(Kind kind, String value) {
    private static final int LONGEST = 320;

    /** What kind of name it is. */
    public enum Kind {
        CREDIT_CODE,
        MOBILE,
        EMAIL,
        /** None of the others: no account has it. */
        OTHER;

        /** The name in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Reads what was typed. Never fails. */
    public static Login parse(String typed) {
        String text = typed.strip();
        try {
            if (text.indexOf('@') >= 0) {
                return of(EmailAddress.parse(text));
            }
            return text.length() < 16 && text.chars().noneMatch(Character::isAlphabetic)
                    ? of(Mobile.parse(text))
                    : of(CreditCode.parseAsOnLicence(text));
        } catch (InvalidValue e) {
            return new Login(Kind.OTHER, text.substring(0, Math.min(LONGEST, text.length())));
        }
    }

    public static Login of(EmailAddress email) {
        return new Login(Kind.EMAIL, email.lookup());
    }

    public static Login of(Mobile mobile) {
        return new Login(Kind.MOBILE, mobile.e164());
    }

    public static Login of(CreditCode code) {
        return new Login(Kind.CREDIT_CODE, code.value());
    }

    /** Its blind index. */
    public byte[] index(BlindIndex index) {
        return index.of("login-" + kind.code(), value);
    }

    /** Only the kind: the value may be personal data. */
    @Override
    public String toString() {
        return "Login[" + kind.code() + "]";
    }
}
