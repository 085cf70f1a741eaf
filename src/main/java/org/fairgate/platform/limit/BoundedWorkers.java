package org.fairgate.platform.limit;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
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

    /** @param queue tasks that may wait for one of the {@code threads}; more fail with {@link Busy} */
    public BoundedWorkers(Vertx vertx, MeterRegistry metrics, String name, int threads, int queue, Duration deadline) {
        this.workers = vertx.createSharedWorkerExecutor(name, threads, deadline.toMillis(), TimeUnit.MILLISECONDS);
        this.gate = new Gate(vertx, metrics, name, threads, queue, deadline);
        this.deadlineMs = deadline.toMillis();
    }

    /** Runs the task on one of the pool's threads and completes on the caller's context. */
    public <T> Future<T> run(Callable<T> task) {
        return gate.run(() -> workers.executeBlocking(task, false).timeout(deadlineMs, TimeUnit.MILLISECONDS));
    }
}
