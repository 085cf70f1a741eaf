package org.fairgate.kernel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address that can be put into a mail header as it stands: printable ASCII, one {@code @}, a domain
 * with a dot. The local part keeps its case, the domain is lower case (Unicode domains become their ASCII form).
 * Two spellings of one mailbox are found through {@link #lookup()}, not through {@code equals}.
 *
 * @param value the address, at most 254 characters
 */
public record EmailAddress(String value) {
    private static final int MAX = 254;
    private static final int MAX_LOCAL = 64;

    /** Spaces and controls (a header could be broken open) and the signs that need a quoted local part. */
    private static final Pattern BAD_LOCAL = Pattern.compile("[^!-~]|[()<>\\[\\]:;,\\\\\"]");

    private static final Pattern DOTS = Pattern.compile("^\\.|\\.\\.|\\.$");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

    /** Checks an address that is already in its normal form; see {@link #parse} for text from outside. */
    public EmailAddress {
        int at = value.indexOf('@');
        if (at < 1 || at != value.lastIndexOf('@')) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_FORMAT);
        }
        if (value.length() > MAX || at > MAX_LOCAL) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_LENGTH);
        }
        String local = value.substring(0, at);
        if (BAD_LOCAL.matcher(local).find()) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_CHARACTER);
        }
        if (DOTS.matcher(local).find()
                || !DOMAIN.matcher(value.substring(at + 1)).matches()) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_FORMAT);
        }
    }

    /**
     * Reads an address as typed: blanks around it are dropped, full-width characters folded, the domain
     * lower-cased and turned into ASCII.
     *
     * @throws InvalidValue {@code EMAIL_LENGTH}, {@code EMAIL_CHARACTER} (also for a line break anywhere) or
     *     {@code EMAIL_FORMAT}
     */
    public static EmailAddress parse(String typed) {
        if (typed.length() > MAX + MAX_LOCAL) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_LENGTH);
        }
        if (typed.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_CHARACTER);
        }
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (text.chars().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c))) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_CHARACTER);
        }
        int at = text.lastIndexOf('@');
        return new EmailAddress(text.substring(0, at + 1) + asciiDomain(text.substring(at + 1)));
    }

    private static String asciiDomain(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            throw new InvalidValue(InvalidValue.Reason.EMAIL_FORMAT);
        }
    }

    /** The form under which a mailbox is searched and kept unique: all lower case. */
    public String lookup() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** What a list or a message may show: {@code z***@example.cn}. */
    public String masked() {
        return value.charAt(0) + "***" + value.substring(value.indexOf('@'));
    }

    /** The masked form, so that an address does not reach a log by accident. */
    @Override
    public String toString() {
        return masked();
    }
}
