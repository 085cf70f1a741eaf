package org.fairgate.simulator.wechatpay.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_256_GCM under the merchant's API v3 key. */
public final class AesGcm {
    /** The name of it in messages. */
    public static final String ALGORITHM = "AEAD_AES_256_GCM";

    private static final int TAG_BITS = 128;
    private static final String NONCE_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int NONCE_LENGTH = 12;

    private final SecretKeySpec key;

    /**
     * Encrypts under this key.
     *
     * @param apiV3Key 32 bytes of ASCII
     */
    public AesGcm(String apiV3Key) {
        byte[] bytes = apiV3Key.getBytes(StandardCharsets.UTF_8);
        if (bytes.length != 32) {
            throw new IllegalArgumentException("an API v3 key has 32 bytes");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** A nonce of {@value #NONCE_LENGTH} letters and digits. */
    public static String newNonce(RandomGenerator random) {
        StringBuilder nonce = new StringBuilder(NONCE_LENGTH);
        for (int i = 0; i < NONCE_LENGTH; i++) {
            nonce.append(NONCE_LETTERS.charAt(random.nextInt(NONCE_LETTERS.length())));
        }
        return nonce.toString();
    }

    /** Base64 of the ciphertext with the tag at its end. */
    public String encrypt(String nonce, String associatedData, String text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
