package org.fairgate.payment.wechatpay;

import static java.util.Comparator.naturalOrder;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.Verifier;

/**
 * The platform's keys by their ids. Some are configured; while the platform changes its certificates it signs with the old
 * and the new one by turns, so those it publishes stand beside them until it publishes others. Keys stay in use however
 * long they cannot be refreshed. Safe for any thread.
 */
final class PlatformKeys {
    /** The platform asks for at least that. */
    private static final Duration REFRESHED_EVERY = Duration.ofHours(12);
    /** After a failure, or a key nobody knows: soon, but a forger must not make us ask all the time. */
    private static final Duration SOONEST = Duration.ofMinutes(1);

    private static final String PUBLIC_KEY = "PUB_KEY_ID_";

    private final InstantSource clock;
    private final Map<String, Verifier> configured;
    private volatile Map<String, Verifier> published = Map.of();
    private Instant refreshAt;
    private Instant triedAt = Instant.EPOCH;

    PlatformKeys(InstantSource clock, Map<String, Verifier> configured) {
        this.clock = clock;
        this.configured = Map.copyOf(configured);
        // A merchant who was given a public key may have no certificates at all.
        boolean byCertificate = configured.keySet().stream().anyMatch(id -> !id.startsWith(PUBLIC_KEY));
        this.refreshAt = byCertificate ? Instant.EPOCH : Instant.MAX;
    }

    /** The keys of {@code platformKeys}: entries of an id, {@code =} and the key. */
    static PlatformKeys of(InstantSource clock, List<String> entries) {
        Map<String, Verifier> keys = new HashMap<>();
        for (String entry : entries) {
            String[] halves = entry.split("=", 2);
            keys.put(halves[0], new Verifier(RsaKeys.theirs("gateways.wechatpay.platformKeys", halves[1])));
        }
        return new PlatformKeys(clock, keys);
    }

    /** The public key that we ask the platform to sign its answers with; empty where it shall use a certificate. */
    Optional<String> preferred() {
        return configured.keySet().stream()
                .filter(id -> id.startsWith(PUBLIC_KEY))
                .max(naturalOrder());
    }

    /**
     * Refuses what the platform did not sign, or not now. Signatures that begin {@code WECHATPAY/SIGNTEST/} are sent by the
     * platform to see whether we look, and are refused as any other wrong one.
     *
     * @throws BadMessage with the reason
     */
    void check(MultiMap headers, Buffer body) {
        check(headers, body, Map.of());
    }

    /** The same, where the message itself brings keys: {@link Certificates}. */
    void check(MultiMap headers, Buffer body, Map<String, Verifier> brought) {
        SignedHeaders signed = SignedHeaders.of(headers);
        signed.requireRecent(clock.instant());
        Verifier key = find(signed.serial(), brought);
        if (!key.accepts(signed.signedText(body), signed.signature())) {
            throw new BadMessage("bad-signature");
        }
    }

    private Verifier find(String serial, Map<String, Verifier> brought) {
        Map<String, Verifier> all = new HashMap<>(configured);
        all.putAll(published);
        all.putAll(brought);
        Verifier key = all.get(serial);
        if (key == null) {
            unknownSeen();
            throw new BadMessage("unknown-serial");
        }
        return key;
    }

    /** Replaces what the platform published before. */
    synchronized void publish(Map<String, Verifier> keys) {
        published = Map.copyOf(keys);
        settle();
    }

    /** Those at hand are all there are, for the next hours. */
    synchronized void settle() {
        refreshAt = clock.instant().plus(REFRESHED_EVERY);
    }

    /** Whether it is time to ask for the published keys; if so, it is not for the next minute. */
    synchronized boolean isRefreshDue() {
        Instant now = clock.instant();
        if (now.isBefore(refreshAt) || now.isBefore(triedAt.plus(SOONEST))) {
            return false;
        }
        triedAt = now;
        return true;
    }

    /** The platform may have begun to use a new key. */
    private synchronized void unknownSeen() {
        refreshAt = clock.instant();
    }
}
