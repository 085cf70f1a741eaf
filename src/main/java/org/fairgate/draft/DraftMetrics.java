package org.fairgate.draft;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Figures of auto-save: batch size, time waited, queue depth, commit time, outcomes, refused and failed saves. */
final class DraftMetrics {
    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer commit;
    private final Timer wait;
    private final Counter refused;
    private final Counter failed;
    private final Map<Class<?>, Counter> outcomes = new ConcurrentHashMap<>();
    private final List<IntSupplier> queues = new CopyOnWriteArrayList<>();

    DraftMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("fairgate.autosave.batch.size")
                .serviceLevelObjectives(1, 4, 16, 64, 256)
                .register(registry);
        this.commit = registry.timer("fairgate.autosave.commit");
        this.wait = registry.timer("fairgate.autosave.wait");
        this.refused = registry.counter("fairgate.autosave.refused");
        this.failed = registry.counter("fairgate.autosave.failed");
        Gauge.builder(
                        "fairgate.autosave.queue",
                        queues,
                        all -> all.stream().mapToInt(IntSupplier::getAsInt).sum())
                .register(registry);
    }

    void watchQueue(IntSupplier depth) {
        queues.add(depth);
    }

    void committed(int size, long nanos) {
        batchSize.record(size);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void waited(long nanos) {
        wait.record(nanos, TimeUnit.NANOSECONDS);
    }

    void refused() {
        refused.increment();
    }

    void failed(int saves) {
        failed.increment(saves);
    }

    void outcome(Outcome outcome) {
        outcomes.computeIfAbsent(
                        outcome.getClass(),
                        type -> registry.counter(
                                "fairgate.autosave.saves",
                                "outcome",
                                type.getSimpleName().toLowerCase(Locale.ROOT)))
                .increment();
    }
}
