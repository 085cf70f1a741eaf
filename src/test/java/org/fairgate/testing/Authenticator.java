package org.fairgate.testing;

import java.time.Instant;
import java.util.Locale;
import org.fairgate.account.staff.Totp;

/** What an authenticator app does with a secret that it was told as text. */
public final class Authenticator {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Authenticator() {}

    /** The six digits of a moment. */
    public static String code(String secret, Instant now) {
        return Totp.code(decode(secret), now);
    }

    private static byte[] decode(String text) {
        StringBuilder bits = new StringBuilder();
        text.chars()
                .mapToObj(c -> Integer.toBinaryString(ALPHABET.indexOf(c)))
                .forEach(five ->
                        bits.append(String.format(Locale.ROOT, "%5s", five).replace(' ', '0')));
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
