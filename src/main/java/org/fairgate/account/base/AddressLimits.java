package org.fairgate.account.base;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;

/**
 * Token buckets of this node, one per client address and one for everybody. An IPv6 client is counted by its /64, the
 * least that one subscriber has. Keeps at most 200,000 addresses.
 */
public final class AddressLimits {
    private static final long MOST_ADDRESSES = 200_000;

    private final Cache<String, Bucket> byAddress;
    private final Bucket overall;
    private final Rate perAddress;
    private final TimeMeter meter;

    /** So many in so much time, all of them at once if need be. */
    public record Rate(int tokens, Duration period) {}

    public AddressLimits(InstantSource clock, Rate perAddress, Rate overall) {
        this.meter = new ClockMeter(clock);
        this.perAddress = perAddress;
        this.overall = bucket(overall);
        this.byAddress = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(perAddress.period())
                .build();
    }

    /**
     * Takes one token of the address and one of all.
     *
     * @throws Problem 429 with {@code Retry-After} when there is none
     */
    public void take(String address) {
        require(byAddress.get(network(address), key -> bucket(perAddress)));
        require(overall);
    }

    private static void require(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
            throw HttpProblem.TOO_MANY_REQUESTS.problem().retryAfter((int) Math.min(seconds, 3_600));
        }
    }

    private Bucket bucket(Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.tokens()).refillGreedy(rate.tokens(), rate.period()))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** The address itself, or the first four groups of an IPv6 address. */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] halves = address.split("::", 2);
        String[] groups = halves[0].split(":", -1);
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < Math.min(4, groups.length); i++) {
            network.append(groups[i]).append(':');
        }
        return network.toString();
    }

    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
