package org.fairgate.payment.wechatpay;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.Secret;

/** Opens what the platform encrypts for us: AES-256-GCM under our API v3 key, the tag of 16 bytes at the end. */
final class Sealed {
    private static final String ALGORITHM = "AEAD_AES_256_GCM";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;

    /** @throws BadSetting when the key is not 32 bytes */
    Sealed(Secret apiKey) {
        byte[] bytes = apiKey.value().getBytes(StandardCharsets.UTF_8);
        if (bytes.length != KEY_BYTES) {
            throw new BadSetting("gateways.wechatpay.apiKey: 32 characters of ASCII");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /**
     * The content of {@code resource} or {@code encrypt_certificate}.
     *
     * @throws BadMessage for an unknown algorithm, another key, or anything that was changed
     */
    Buffer open(Fields sealed) {
        sealed.requireText("algorithm", ALGORITHM);
        return Buffer.buffer(open(
                sealed.text("nonce").getBytes(StandardCharsets.UTF_8),
                sealed.textOrNothing("associated_data").getBytes(StandardCharsets.UTF_8),
                base64(sealed.text("ciphertext"))));
    }

    private byte[] open(byte[] nonce, byte[] associatedData, byte[] ciphertext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associatedData);
            return cipher.doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new BadMessage("cannot-decrypt");
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new BadMessage("cannot-decrypt");
        }
    }
}
