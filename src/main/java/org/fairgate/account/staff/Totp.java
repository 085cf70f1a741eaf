package org.fairgate.account.staff;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords: RFC 6238 with HMAC-SHA-1, 30 seconds, as authenticator apps speak it. */
public final class Totp {
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int DRIFT = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    private Totp() {}

    /** The number of the step that this moment lies in. */
    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    /** The six digits of the moment. */
    public static String code(byte[] secret, Instant now) {
        return code(secret, step(now), DIGITS);
    }

    /** The digits of a step; RFC 6238's own vectors have eight. */
    static String code(byte[] secret, long step, int digits) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%0" + digits + "d", number % POWERS[digits]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-1 failed", e);
        }
    }

    /** The secret as authenticator apps take it by hand: Base32 (RFC 4648) without padding. */
    public static String base32(byte[] secret) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte b : secret) {
            held = held << 8 | b & 0xFF;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(BASE32.charAt(held >> bits - 5 & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(BASE32.charAt(held << 5 - bits & 31)).toString();
    }

    /**
     * The step whose code this is, among this one, the one before and the one after.
     *
     * @param lastUsed the last step accepted before; it and older ones are refused, so a code works once
     */
    static OptionalLong match(byte[] secret, String typed, Instant now, long lastUsed) {
        String code = typed.replace(" ", "");
        OptionalLong found = OptionalLong.empty();
        for (long step = step(now) - DRIFT; step <= step(now) + DRIFT; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step, DIGITS).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    code.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            if (same && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
