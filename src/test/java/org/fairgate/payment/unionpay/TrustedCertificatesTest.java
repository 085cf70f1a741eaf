package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.testing.CertificateMaker;
import org.fairgate.testing.CertificateMaker.Holder;
import org.fairgate.testing.CertificateMaker.Validity;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a certificate costs: an event loop looks at it. */
@Tag("R-PAY-6")
class TrustedCertificatesTest {
    private final TestClock clock = new TestClock();
    private final List<X509Certificate> searched = new ArrayList<>();
    private final TrustedCertificates trusted =
            new TrustedCertificates(new Counted(Platform.ROOT.pem() + Platform.MIDDLE.pem()), Platform.SIGNER, clock);

    /** Remembers for what a path was searched. */
    private final class Counted extends CertificateChain {
        Counted(String pem) {
            super(TrustedCertificates.readAll(pem));
        }

        @Override
        boolean leadsTo(X509Certificate certificate, Instant at) {
            searched.add(certificate);
            return super.leadsTo(certificate, at);
        }
    }

    @Test
    void noPathIsSearchedForWhatUnionPayDidNotSignForItself() {
        Holder merchant = CertificateMaker.leaf("041@Z12@某某公司@00000002", Platform.MIDDLE, Platform.GOOD);
        Holder namesake = CertificateMaker.root("CFCA ACS OCA31", Platform.GOOD);
        Validity over =
                new Validity(TestClock.START.minus(Duration.ofDays(9)), TestClock.START.minus(Duration.ofDays(1)));
        for (Holder forger : List.of(
                merchant,
                CertificateMaker.root(Platform.NAME, Platform.GOOD),
                CertificateMaker.leaf(Platform.NAME, namesake, Platform.GOOD),
                CertificateMaker.leaf(Platform.NAME, merchant, Platform.GOOD),
                CertificateMaker.leaf(Platform.NAME, Platform.MIDDLE, over))) {
            assertThatThrownBy(() -> trusted.key(forger.pem())).isInstanceOf(BadMessage.class);
        }
        assertThat(searched).isEmpty();
    }

    @Test
    void aPathIsSearchedForUnionPaysOwnAndOnlyTheFirstTime() {
        for (int n = 0; n < 3; n++) {
            assertThat(trusted.key(Platform.SIGNS.pem()))
                    .isEqualTo(Platform.SIGNS.certificate().getPublicKey());
        }
        assertThat(searched).containsExactly(Platform.SIGNS.certificate());
    }
}
