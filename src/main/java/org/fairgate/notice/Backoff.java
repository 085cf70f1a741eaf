package org.fairgate.notice;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between tries: doubling from the first to the longest, each cut by up to a half so that crowds spread out. */
record Backoff(Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** @param attempts tries made so far, at least 1 */
    Duration after(int attempts) {
        long doubled = first.toMillis() << Math.min(MOST_DOUBLINGS, attempts - 1);
        long full = Math.min(longest.toMillis(), doubled < 0 ? Long.MAX_VALUE : doubled);
        return Duration.ofMillis(full - random.nextLong(full / 2 + 1));
    }
}
