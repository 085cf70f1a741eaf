package org.fairgate.payment.unionpay;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** UnionPay's own certificates: the roots that we trust, and what lies between them and the ones that sign. */
class CertificateChain {
    private final List<X509Certificate> all;
    private final List<X509Certificate> between;
    private final Set<TrustAnchor> anchors;

    /** @param all what is signed by itself is a root */
    CertificateChain(List<X509Certificate> all) {
        this.all = List.copyOf(all);
        this.between = all.stream().filter(one -> !isRoot(one)).toList();
        this.anchors = all.stream()
                .filter(CertificateChain::isRoot)
                .map(root -> new TrustAnchor(root, null))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    /** Whether there is no root among them. */
    boolean isRootless() {
        return anchors.isEmpty();
    }

    /** Whether one of them signed it; costs what checking any signature does. */
    boolean hasIssued(X509Certificate certificate) {
        return all.stream()
                .filter(one -> one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .anyMatch(one -> hasSigned(one, certificate));
    }

    private static boolean hasSigned(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** Whether it hangs from a root by all the rules of X.509 at this moment; slow. */
    boolean leadsTo(X509Certificate certificate, Instant at) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters rules = new PKIXBuilderParameters(anchors, target);
            rules.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(at));
            var unused = CertPathBuilder.getInstance("PKIX").build(rules);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
