package org.fairgate.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ClockSkewTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    private double skew(Duration ahead) {
        InstantSource clock = () -> Instant.now().plus(ahead);
        Object unused = new ClockSkew(DATABASE.db(), clock, metrics).runOnce().await();
        double skew = metrics.get("fairgate.clock.skew.seconds").gauge().value();
        metrics.clear();
        return skew;
    }

    @Test
    void aClockThatIsWrongIsNoticedHoweverLongTheAnswerTakes() {
        assertThat(skew(Duration.ZERO)).isBetween(-2.0, 2.0);
        assertThat(skew(Duration.ofMinutes(10))).isBetween(598.0, 602.0);
        assertThat(skew(Duration.ofMinutes(-10))).isBetween(-602.0, -598.0);
    }
}
