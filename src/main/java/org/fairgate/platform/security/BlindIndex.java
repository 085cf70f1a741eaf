package org.fairgate.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 of a normalised value under a key of its own: finds and keeps unique what is stored encrypted, hashes
 * one-time codes and refresh tokens, and derives CSRF tokens. The purpose separates the uses.
 */
public final class BlindIndex {
    /** One for each thread: making one costs more than using it. */
    private final ThreadLocal<Mac> macs;

    public BlindIndex(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, "HmacSHA256");
        this.macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 failed", e);
        }
    }

    /** The 32-byte index of a text for one purpose. */
    public byte[] of(String purpose, String value) {
        return of(purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The 32-byte index of some bytes for one purpose. */
    public byte[] of(String purpose, byte[] value) {
        Mac mac = macs.get();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value);
    }

    /** {@link #of} as URL-safe text without padding. */
    public String text(String purpose, String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(of(purpose, value));
    }
}
