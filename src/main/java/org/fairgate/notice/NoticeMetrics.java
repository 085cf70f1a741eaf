package org.fairgate.notice;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.fairgate.notice.NoticeQueue.Depth;

/** What operators see of one channel: queue, age of the oldest, dead, and what became of tries. */
final class NoticeMetrics {
    private final MeterRegistry registry;
    private final Channel channel;
    private final InstantSource clock;
    private volatile Depth depth = new Depth(0, 0, Optional.empty());

    NoticeMetrics(MeterRegistry registry, Channel channel, InstantSource clock) {
        this.registry = registry;
        this.channel = channel;
        this.clock = clock;
        gauge("fairgate.notice.queue", "Notices that wait to be sent");
        gauge("fairgate.notice.dead", "Notices given up; replay or clear them");
        gauge("fairgate.notice.oldest.seconds", "Age of the oldest notice that waits");
    }

    private void gauge(String name, String description) {
        Gauge gauge = Gauge.builder(name, this, metrics -> metrics.value(name))
                .description(description)
                .tag("channel", channel.code())
                .register(registry);
        assert gauge.getId().getName().equals(name);
    }

    private double value(String name) {
        Depth now = depth;
        return switch (name) {
            case "fairgate.notice.queue" -> now.waiting();
            case "fairgate.notice.dead" -> now.dead();
            default ->
                now.oldest()
                        .map(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1000.0)
                        .orElse(0.0);
        };
    }

    void see(Depth now) {
        depth = now;
    }

    /** @param result {@code sent}, {@code failed}, {@code dead}, or {@code stale} for a worker that came too late */
    void count(String result) {
        registry.counter("fairgate.notice.tries", "channel", channel.code(), "result", result)
                .increment();
    }
}
