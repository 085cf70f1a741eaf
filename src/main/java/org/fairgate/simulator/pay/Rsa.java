package org.fairgate.simulator.pay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** SHA256withRSA with 2048-bit keys, as all gateways use it. About a millisecond per signature. */
public final class Rsa {
    private static final String ALGORITHM = "SHA256withRSA";
    private static final int BITS = 2048;

    private Rsa() {}

    /** A new pair; takes a few tenths of a second. */
    public static KeyPair make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A pair that was kept.
     *
     * @param privateKey PKCS#8, Base64
     * @param publicKey X.509, Base64
     */
    public static KeyPair pair(String privateKey, String publicKey) {
        try {
            PrivateKey secret = KeyFactory.getInstance("RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(privateKey)));
            return new KeyPair(publicKey(publicKey), secret);
        } catch (GeneralSecurityException bad) {
            throw new IllegalArgumentException("not an RSA private key", bad);
        }
    }

    /** A public key from X.509, Base64. */
    public static PublicKey publicKey(String text) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
        } catch (GeneralSecurityException bad) {
            throw new IllegalArgumentException("not an RSA public key", bad);
        }
    }

    /** A key as Base64 of its usual form: PKCS#8 of a private one, X.509 of a public one. */
    public static String text(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** The signature of a text's UTF-8 form, Base64. */
    public static String sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a Base64 signature is this key's for this text; anything unreadable is not. */
    public static boolean verify(PublicKey key, String text, String given) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(given));
        } catch (SignatureException | IllegalArgumentException unreadable) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
