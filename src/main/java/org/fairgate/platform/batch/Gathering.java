package org.fairgate.platform.batch;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Function;

/** How what is asked for one by one comes into batches. */
public interface Gathering {
    /** Answers for one item each, by way of batches. */
    <I, O> Function<I, Future<O>> into(GroupCommit.Batch<I, O> batch);

    /** Each item is a batch of its own. */
    static Gathering none() {
        return new Gathering() {
            @Override
            public <I, O> Function<I, Future<O>> into(GroupCommit.Batch<I, O> batch) {
                return item -> batch.commit(List.of(item)).map(outcomes -> outcomes.get(0));
            }
        };
    }

    /** By a {@link GroupCommit} on an event loop of its own choice; figures under {@code fairgate.} and the bounds' name. */
    static Gathering on(Vertx vertx, BatchBounds bounds, MeterRegistry registry) {
        return new Gathering() {
            @Override
            public <I, O> Function<I, Future<O>> into(GroupCommit.Batch<I, O> batch) {
                BatchMetrics metrics = new BatchMetrics(registry, "fairgate." + bounds.name());
                return new GroupCommit<>(vertx, vertx.getOrCreateContext(), bounds, batch, metrics)::submit;
            }
        };
    }
}
