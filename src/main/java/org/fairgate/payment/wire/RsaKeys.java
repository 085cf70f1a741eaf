package org.fairgate.payment.wire;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.Secret;

/** Reads RSA keys of at least 2048 bits as they are handed out: PEM, or the Base64 of it alone. */
public final class RsaKeys {
    private static final int FEWEST_BITS = 2048;
    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----\\s*");

    private RsaKeys() {}

    /**
     * Our key, PKCS#8.
     *
     * @param setting names the key to whoever set it wrong; its content is never shown
     * @throws BadSetting when it is none, or too short
     */
    public static PrivateKey ours(String setting, Secret text) {
        byte[] der = der(setting, text.value(), "PRIVATE KEY");
        try {
            return strong(setting, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
        } catch (GeneralSecurityException noKey) {
            throw new BadSetting(setting + ": not an RSA key in PKCS#8");
        }
    }

    /**
     * A gateway's key, X.509 SubjectPublicKeyInfo.
     *
     * @param setting as in {@link #ours}
     * @throws BadSetting when it is none, or too short
     */
    public static PublicKey theirs(String setting, String text) {
        byte[] der = der(setting, text, "PUBLIC KEY");
        try {
            return strong(setting, KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
        } catch (GeneralSecurityException noKey) {
            throw new BadSetting(setting + ": not an RSA key in X.509 SubjectPublicKeyInfo");
        }
    }

    private static <K> K strong(String setting, K key) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= FEWEST_BITS) {
            return key;
        }
        throw new BadSetting(setting + ": at least " + FEWEST_BITS + " bits");
    }

    private static byte[] der(String setting, String text, String kind) {
        Matcher pem = PEM.matcher(text);
        boolean armoured = pem.matches();
        if (armoured && !pem.group(1).equals(kind)) {
            throw new BadSetting(setting + ": begins with " + pem.group(1) + ", needed is " + kind);
        }
        try {
            return Base64.getDecoder().decode((armoured ? pem.group(2) : text).replaceAll("\\s", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new BadSetting(setting + ": neither PEM nor Base64");
        }
    }
}
