package org.fairgate.platform.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** How long requests of one route took, by class of status; labels never hold what a stranger sent. */
final class RequestTimers {
    private static final int CLASSES = 6;

    private final MeterRegistry metrics;
    private final String method;
    private final String route;
    private final AtomicReferenceArray<Timer> byClass = new AtomicReferenceArray<>(CLASSES);

    RequestTimers(MeterRegistry metrics, String method, String route) {
        this.metrics = metrics;
        this.method = method;
        this.route = route;
    }

    /** A request of this route under way. */
    Running start() {
        return new Running(this, System.nanoTime());
    }

    /** A request under way since this moment of {@link System#nanoTime}. */
    record Running(RequestTimers timers, long sinceNanos) {
        void ended(int status) {
            timers.timer(status / 100).record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
        }
    }

    private Timer timer(int statusClass) {
        Timer known = byClass.get(statusClass);
        if (known != null) {
            return known;
        }
        Timer made = Timer.builder("fairgate.http.requests")
                .tag("method", method)
                .tag("route", route)
                .tag("status", statusClass + "xx")
                .serviceLevelObjectives(
                        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(150), Duration.ofSeconds(1))
                .register(metrics);
        byClass.set(statusClass, made);
        return made;
    }
}
