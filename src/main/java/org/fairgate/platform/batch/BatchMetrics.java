package org.fairgate.platform.batch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Figures of all {@link GroupCommit}s of one name: batch size, time waited, commit time, queue, refused and failed items. */
public final class BatchMetrics {
    private final DistributionSummary size;
    private final Timer commit;
    private final Timer wait;
    private final Counter refused;
    private final Counter failed;
    private final List<IntSupplier> queues = new CopyOnWriteArrayList<>();

    /** @param name such as {@code fairgate.callbacks}; the figures' names begin with it */
    public BatchMetrics(MeterRegistry registry, String name) {
        this.size = DistributionSummary.builder(name + ".batch.size")
                .serviceLevelObjectives(1, 4, 16, 64, 256)
                .register(registry);
        this.commit = registry.timer(name + ".commit");
        this.wait = registry.timer(name + ".wait");
        this.refused = registry.counter(name + ".refused");
        this.failed = registry.counter(name + ".failed");
        Gauge.builder(
                        name + ".queue",
                        queues,
                        all -> all.stream().mapToInt(IntSupplier::getAsInt).sum())
                .register(registry);
    }

    /** Adds a queue to the gauge of all. */
    public void watchQueue(IntSupplier depth) {
        queues.add(depth);
    }

    /** A batch was committed. */
    public void committed(int items, long nanos) {
        size.record(items);
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** An item waited so long for its batch. */
    public void waited(long nanos) {
        wait.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** An item was refused: too many wait, or it waited too long. */
    public void refused() {
        refused.increment();
    }

    /** So many items failed. */
    public void failed(int items) {
        failed.increment(items);
    }
}
