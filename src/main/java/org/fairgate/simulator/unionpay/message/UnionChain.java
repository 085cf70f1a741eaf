package org.fairgate.simulator.unionpay.message;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.fairgate.simulator.x509.Identity;
import org.fairgate.simulator.x509.Subject;

/** UnionPay's own certificates: a root, one below it, and the one that signs answers and notices. */
public final class UnionChain {
    private static final Duration VALID = Duration.ofDays(10 * 365);
    private static final Duration HEAD_START = Duration.ofDays(1);
    /** Third between the {@code @}: what a merchant has to look for. */
    private static final String SIGNER = "041@Z12@中国银联股份有限公司@00016494";

    private final Identity root;
    private final Identity middle;
    private final Identity signer;

    /**
     * A chain that is valid from yesterday on.
     *
     * @param keys what UnionPay signs with
     */
    public UnionChain(InstantSource clock, KeyPair keys) {
        Instant from = clock.instant().minus(HEAD_START).truncatedTo(ChronoUnit.SECONDS);
        Instant until = from.plus(VALID);
        root = Identity.selfSigned(
                Identity.keysOfAuthority(),
                new Subject("CFCA ACS CA of the simulator", BigInteger.valueOf(1_000_000_001L), from, until, true));
        middle = root.issue(
                Identity.keysOfAuthority(),
                new Subject("CFCA ACS OCA31 of the simulator", BigInteger.valueOf(2_000_000_002L), from, until, true));
        signer = middle.issue(keys, new Subject(SIGNER, BigInteger.valueOf(69_026_276_696L), from, until, false));
    }

    /** What a merchant trusts: the root, and the one below it. */
    public List<X509Certificate> trusted() {
        return List.of(root.certificate(), middle.certificate());
    }

    /** The same as PEM, one after the other. */
    public String trustedPem() {
        return root.pem() + "\r\n" + middle.pem() + "\r\n";
    }

    /** Who signs answers and notices. */
    public Identity signer() {
        return signer;
    }
}
