package org.fairgate.payment.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import org.fairgate.platform.config.Secret;

/** RSA keys for tests: ours, the gateway's, and some stranger's. Made anew in each run. */
public final class TestKeys {
    /** Ours. */
    public static final KeyPair OURS = make(2048);
    /** The gateway's. */
    public static final KeyPair THEIRS = make(2048);
    /** Nobody's whom we know. */
    public static final KeyPair STRANGERS = make(2048);

    /** Public half of the documented example key (WeChat Pay), with which the vectors of the protocols are signed. */
    public static final String DOCUMENTED = """
            MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAptpm+qvIDCh/9wjU26SQCK26ogYkBhDrYxnAaw2JbbBsp1oDbHKk+1r381NeBUG2
            HEFAuU+Fr72u5ot3yKdzoF/FajAzQNKnm569/D3upKoi8mYBaST15Uig8j8qoUW1U217LL0jEHlSnHV3lcaDTXqDpTRR4Bfz9IqOgJgFZ8/o
            TfEomSrjrLYef81Eyxr7ZIMQXEKKEK7V4UXKS0+/fDsiG/cXidhzt8UbTL9vqXqxM2+IDImyO+FAc/tkBG55LmzxPto1Nq0WbnZzRM/wTzrd
            0I/8NlevxtFbphg4evlHjFNI7+GrqR87ViEwuAJJ9Je5QQjct5YJfFRWiZ5CMQIDAQAB""";

    private TestKeys() {}

    /** Makes a pair of so many bits. */
    public static KeyPair make(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key as a setting. */
    public static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /** Our key as a setting. */
    public static Secret secret(KeyPair pair) {
        return new Secret(base64(pair.getPrivate()));
    }

    /** What this pair signs under a text. */
    public static String sign(KeyPair pair, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
