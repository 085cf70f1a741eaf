package org.fairgate.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R-NOT")
class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(30), new Random(1));

    @Test
    void pausesDoubleUpToTheLongestAndAreCutByAtMostAHalf() {
        for (int attempts = 1; attempts <= 50; attempts++) {
            long full = Math.min(1_800_000L, 5_000L << Math.min(20, attempts - 1));
            assertThat(backoff.after(attempts).toMillis()).isBetween(full - full / 2, full);
        }
    }

    @Test
    void pausesOfACrowdAreSpread() {
        assertThat(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> backoff.after(6))
                        .distinct())
                .hasSizeGreaterThan(10);
    }
}
