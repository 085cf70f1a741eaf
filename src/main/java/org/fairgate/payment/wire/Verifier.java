package org.fairgate.payment.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;

/** Checks what a gateway signed (SHA256withRSA); about 40 µs, so it may run on an event loop. Safe for any thread. */
public final class Verifier {
    private final PublicKey key;

    /** @param key the gateway's, see {@link RsaKeys} */
    public Verifier(PublicKey key) {
        this.key = key;
    }

    /** Whether this Base64 is the gateway's signature over the text in UTF-8; false for anything that is no signature. */
    public boolean accepts(String text, String signature) {
        return accepts(text.getBytes(StandardCharsets.UTF_8), signature);
    }

    /** The same over bytes as they came. */
    public boolean accepts(byte[] content, String signature) {
        try {
            Signature check = Signature.getInstance(Signer.ALGORITHM);
            check.initVerify(key);
            check.update(content);
            byte[] bytes = Base64.getDecoder().decode(signature);
            // The decoder overlooks bits after the last byte; a signature has one way to be written.
            return Base64.getEncoder().encodeToString(bytes).equals(signature) && check.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }
}
