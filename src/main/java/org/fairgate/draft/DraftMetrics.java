package org.fairgate.draft;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import org.fairgate.platform.batch.BatchMetrics;

/** Figures of auto-save: those of every group commit, and the outcomes of saves. */
final class DraftMetrics {
    private final MeterRegistry registry;
    private final BatchMetrics batches;
    private final Map<Class<?>, Counter> outcomes = new ConcurrentHashMap<>();

    DraftMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batches = new BatchMetrics(registry, "fairgate.autosave");
    }

    void watchQueue(IntSupplier depth) {
        batches.watchQueue(depth);
    }

    void committed(int size, long nanos) {
        batches.committed(size, nanos);
    }

    void waited(long nanos) {
        batches.waited(nanos);
    }

    void refused() {
        batches.refused();
    }

    void failed(int saves) {
        batches.failed(saves);
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
