package org.fairgate.platform.edge;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import org.fairgate.platform.config.Settings;

/** The edge of servers that tests put together themselves. */
public final class TestEdge {
    private static final Settings.Events EVENTS =
            new Settings.Events(100, 100, Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofSeconds(1));

    private TestEdge() {}

    /** An edge without HTTPS and proxies. */
    public static Edge of(Failures failures, MeterRegistry metrics) {
        return of(failures, metrics, EVENTS);
    }

    static Edge of(Failures failures, MeterRegistry metrics, Settings.Events events) {
        return new Edge(
                new Edge.Answering(failures, new SecurityHeaders(false), new EventStreams(metrics, events)),
                new SecureRandom(),
                metrics,
                Set.of());
    }
}
