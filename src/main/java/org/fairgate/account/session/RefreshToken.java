package org.fairgate.account.session;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.platform.security.BlindIndex;

/**
 * A refresh token taken apart: 16 bytes subject, 16 bytes family, 4 bytes generation, 16 bytes nonce, 32 bytes HMAC, as
 * URL-safe base64. To its holder it is opaque.
 */
record RefreshToken(UUID subject, UUID family, int generation, byte[] nonce, byte[] mac) {
    static final int NONCE_BYTES = 16;
    private static final int MAC_BYTES = 32;
    private static final int BYTES = 16 + 16 + 4 + NONCE_BYTES + MAC_BYTES;
    private static final int CHARACTERS = (BYTES * 4 + 2) / 3;

    /** Reads the shape; whether it is authentic says {@link #isAuthentic}. */
    static Optional<RefreshToken> parse(String text) {
        if (text.length() != CHARACTERS) {
            return Optional.empty();
        }
        try {
            Buffer bytes = Buffer.buffer(Base64.getUrlDecoder().decode(text));
            return Optional.of(new RefreshToken(
                    new UUID(bytes.getLong(0), bytes.getLong(8)),
                    new UUID(bytes.getLong(16), bytes.getLong(24)),
                    bytes.getInt(32),
                    bytes.getBytes(36, 36 + NONCE_BYTES),
                    bytes.getBytes(36 + NONCE_BYTES, BYTES)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String write(Family family, byte[] nonce, BlindIndex index) {
        Buffer bytes = body(family.subject(), family.id(), family.generation(), nonce);
        bytes.appendBytes(mac(bytes, family.secret(), index));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.getBytes());
    }

    boolean isAuthentic(byte[] secret, BlindIndex index) {
        return MessageDigest.isEqual(mac, mac(body(subject, family, generation, nonce), secret, index));
    }

    private static Buffer body(UUID subject, UUID family, int generation, byte[] nonce) {
        return Buffer.buffer(BYTES)
                .appendLong(subject.getMostSignificantBits())
                .appendLong(subject.getLeastSignificantBits())
                .appendLong(family.getMostSignificantBits())
                .appendLong(family.getLeastSignificantBits())
                .appendInt(generation)
                .appendBytes(nonce);
    }

    private static byte[] mac(Buffer body, byte[] secret, BlindIndex index) {
        HexFormat hex = HexFormat.of();
        return index.of("refresh", hex.formatHex(secret) + hex.formatHex(body.getBytes()));
    }
}
