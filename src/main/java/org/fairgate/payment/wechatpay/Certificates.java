package org.fairgate.payment.wechatpay;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.Verifier;

/**
 * Reads the platform's certificates ({@code GET /v3/certificates}). Each is encrypted under our API v3 key, which only the
 * platform shares: that is what proves them, so the first answer needs no key that was known before.
 */
final class Certificates {
    private Certificates() {}

    /**
     * Keys by serial of those that are valid now.
     *
     * @throws BadMessage when one cannot be decrypted or is not what it is said to be
     */
    static Map<String, Verifier> read(Buffer answer, Sealed sealed, Instant now) {
        Map<String, Verifier> keys = new HashMap<>();
        for (Fields item : Fields.of(answer).objects("data")) {
            String serial = item.text("serial_no");
            X509Certificate certificate = parse(sealed.open(item.object("encrypt_certificate")));
            if (!certificate.getSerialNumber().equals(serial(serial))) {
                throw new BadMessage("bad-serial_no");
            }
            if (isValid(certificate, now)) {
                keys.put(serial, new Verifier(certificate.getPublicKey()));
            }
        }
        return keys;
    }

    private static BigInteger serial(String hex) {
        if (!hex.matches("[0-9A-Fa-f]{1,40}")) {
            throw new BadMessage("bad-serial_no");
        }
        return new BigInteger(hex, 16);
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (GeneralSecurityException notNow) {
            return false;
        }
    }

    private static X509Certificate parse(Buffer pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes()));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new BadMessage("bad-certificate");
        }
    }
}
