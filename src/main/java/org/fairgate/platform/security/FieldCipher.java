package org.fairgate.platform.security;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts personal data at rest: AES-256-GCM with a random 96-bit nonce. The stored bytes are one length byte and the
 * key id, the nonce, then ciphertext and tag. The context (table, column, row) is authenticated with it, so a value
 * moved to another row does not decrypt. Safe for use by many threads; a few microseconds a value.
 */
public final class FieldCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;

    /** Finding the implementation costs as much as encrypting a page, so each thread keeps one. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(() -> {
        try {
            return Cipher.getInstance(TRANSFORMATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + TRANSFORMATION, e);
        }
    });

    private final Map<String, SecretKey> keys = new HashMap<>();
    private final byte[] currentKid;
    private final SecretKey currentKey;
    private final Nonces nonces;

    public FieldCipher(KeyRing ring, SecureRandom random) {
        ring.ids().forEach(kid -> keys.put(kid, new SecretKeySpec(ring.key(kid).orElseThrow(), "AES")));
        this.currentKid = ring.current().getBytes(StandardCharsets.US_ASCII);
        this.currentKey = new SecretKeySpec(ring.currentKey(), "AES");
        this.nonces = new Nonces(random);
    }

    /** Encrypts text under the current key. */
    public byte[] encrypt(String context, String text) {
        return encrypt(context, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Encrypts bytes under the current key. */
    public byte[] encrypt(String context, byte[] plain) {
        try {
            byte[] nonce = nonces.next();
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.ENCRYPT_MODE, currentKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = new byte[1 + currentKid.length + Nonces.BYTES + cipher.getOutputSize(plain.length)];
            sealed[0] = (byte) currentKid.length;
            System.arraycopy(currentKid, 0, sealed, 1, currentKid.length);
            System.arraycopy(nonce, 0, sealed, 1 + currentKid.length, Nonces.BYTES);
            int written = cipher.doFinal(plain, 0, plain.length, sealed, 1 + currentKid.length + Nonces.BYTES);
            assert written == sealed.length - 1 - currentKid.length - Nonces.BYTES;
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }

    /** Decrypts to text. */
    public String decryptText(String context, byte[] sealed) {
        return new String(decrypt(context, sealed), StandardCharsets.UTF_8);
    }

    /**
     * Decrypts what {@link #encrypt} made.
     *
     * @throws IllegalStateException when the key is not held, the context differs or the bytes were changed
     */
    public byte[] decrypt(String context, byte[] sealed) {
        try {
            ByteBuffer in = ByteBuffer.wrap(sealed);
            byte[] kid = new byte[in.get()];
            in.get(kid);
            SecretKey key = keys.get(new String(kid, StandardCharsets.US_ASCII));
            if (key == null) {
                throw new IllegalStateException("no field key " + new String(kid, StandardCharsets.US_ASCII));
            }
            byte[] nonce = new byte[Nonces.BYTES];
            in.get(nonce);
            Cipher cipher = CIPHER.get();
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, in.position(), in.remaining());
        } catch (GeneralSecurityException | java.nio.BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalStateException("cannot decrypt " + context, e);
        }
    }
}
