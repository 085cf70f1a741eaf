package org.fairgate.platform.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * A named worker pool for slow computing (hashing, images) with a bounded queue and a deadline. Work past the deadline
 * fails for its caller with {@link java.util.concurrent.TimeoutException}; its thread goes on to the end.
 */
public final class BoundedWorkers {
    private final WorkerExecutor workers;
    private final Gate gate;
    private final long deadlineMs;

    public BoundedWorkers(Vertx vertx, MeterRegistry metrics, Bounds bounds) {
        this.deadlineMs = bounds.patience().toMillis();
        this.workers =
                vertx.createSharedWorkerExecutor(bounds.name(), bounds.places(), deadlineMs, TimeUnit.MILLISECONDS);
        this.gate = new Gate(vertx, metrics, bounds);
    }

    /** Runs the task on one of the pool's threads and completes on the caller's context. */
    public <T> Future<T> run(Callable<T> task) {
        return gate.run(() -> workers.executeBlocking(task, false).timeout(deadlineMs, TimeUnit.MILLISECONDS));
    }
}
