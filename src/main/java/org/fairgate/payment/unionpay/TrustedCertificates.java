package org.fairgate.payment.unionpay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.platform.config.BadSetting;

/**
 * Whose certificates we believe. UnionPay sends its certificate along with each message, so the certificate proves nothing
 * until it is shown to hang from UnionPay's own root, to be valid today, and to be the one that signs for UnionPay (the third
 * part of its common name): the same root also issues merchants' certificates.
 *
 * <p>A certificate that was believed is remembered, for it comes with every message; its dates are looked at each time. Whoever
 * sends certificates of his own making costs no more than whoever sends a wrong signature: the slow search for a path to a
 * root, which would hold up an event loop, is left for what one of UnionPay's certificates did sign for UnionPay, and those
 * are few.
 */
final class TrustedCertificates {
    private static final int LONGEST = 16 * 1024;
    private static final int REMEMBERED = 16;
    private static final int PLACE_IN_NAME = 2;

    private final CertificateChain chain;
    private final String signer;
    private final InstantSource clock;
    private final Cache<String, X509Certificate> believed =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /**
     * @param chain PEM texts of the root and of what lies between; what is signed by itself is a root
     * @param signer the part of the common name that signs for UnionPay
     * @throws BadSetting when there is no root
     */
    TrustedCertificates(String chain, String signer, InstantSource clock) {
        this(new CertificateChain(readAll(chain)), signer, clock);
    }

    /** @param chain a test counts what it is asked */
    TrustedCertificates(CertificateChain chain, String signer, InstantSource clock) {
        this.chain = chain;
        this.signer = signer;
        this.clock = clock;
        if (chain.isRootless()) {
            throw new BadSetting("gateways.unionpay.trustedCertificates: no root certificate among them");
        }
    }

    /**
     * The key of the certificate that a message carries.
     *
     * @throws BadMessage when it is not UnionPay's or not valid now
     */
    PublicKey key(String pem) {
        X509Certificate known = believed.getIfPresent(pem);
        if (known != null && isValid(known, clock.instant())) {
            return known.getPublicKey();
        }
        X509Certificate fresh = check(parse(pem));
        believed.put(pem, fresh);
        return fresh.getPublicKey();
    }

    private X509Certificate check(X509Certificate certificate) {
        if (!signer.equals(partOfName(certificate))) {
            throw new BadMessage("certificate-of-another");
        }
        Instant now = clock.instant();
        if (!isValid(certificate, now) || !chain.hasIssued(certificate) || !chain.leadsTo(certificate, now)) {
            throw new BadMessage("certificate-untrusted");
        }
        return certificate;
    }

    private static boolean isValid(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /** {@code 041@…@中国银联股份有限公司@…}: the third part. */
    private static String partOfName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(name -> name.getType().equalsIgnoreCase("CN"))
                            .map(name -> name.getValue().toString().split("@", -1))
                            .filter(parts -> parts.length > PLACE_IN_NAME)
                            .map(parts -> parts[PLACE_IN_NAME])
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }

    private static X509Certificate parse(String pem) {
        if (pem.length() > LONGEST) {
            throw new BadMessage("bad-signPubKeyCert");
        }
        try {
            Collection<X509Certificate> all = certificates(pem);
            if (all.size() == 1) {
                return all.iterator().next();
            }
        } catch (GeneralSecurityException e) {
            throw new BadMessage("bad-signPubKeyCert");
        }
        throw new BadMessage("bad-signPubKeyCert");
    }

    static List<X509Certificate> readAll(String pem) {
        try {
            return List.copyOf(certificates(pem));
        } catch (GeneralSecurityException e) {
            throw new BadSetting("gateways.unionpay.trustedCertificates: not in PEM");
        }
    }

    private static Collection<X509Certificate> certificates(String pem) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }
}
