package org.fairgate.platform.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets at most {@code places} pieces of work run at once; at most {@code queue} more wait, in order, each no longer than
 * {@code patience}. Everything beyond fails at once with {@link Busy}. Safe for use from any event loop.
 *
 * <p>It stands before the database pool because a waiter that the pool itself gives up stays in the pool's queue.
 */
public final class Gate {
    private final Vertx vertx;
    private final int places;
    private final int queue;
    private final long patienceMs;
    private final Counter refused;
    private final Deque<Promise<Void>> waiting = new ArrayDeque<>();
    private int inside;

    public Gate(Vertx vertx, MeterRegistry metrics, Bounds bounds) {
        String name = bounds.name();
        this.vertx = vertx;
        this.places = bounds.places();
        this.queue = bounds.queue();
        this.patienceMs = bounds.patience().toMillis();
        this.refused = metrics.counter("fairgate.gate.refused", "gate", name);
        Gauge.builder("fairgate.gate.inside", this, Gate::inside)
                .tag("gate", name)
                .register(metrics);
        Gauge.builder("fairgate.gate.waiting", this, Gate::waiting)
                .tag("gate", name)
                .register(metrics);
    }

    /** Runs the work when there is room, on the caller's event loop; fails with {@link Busy} when there is none in time. */
    public <T> Future<T> run(Supplier<Future<T>> work) {
        return enter().compose(in -> guarded(work).onComplete(done -> leave()));
    }

    private static <T> Future<T> guarded(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Void> enter() {
        Promise<Void> turn;
        synchronized (this) {
            if (inside < places) {
                inside++;
                return Future.succeededFuture();
            }
            if (waiting.size() >= queue) {
                refused.increment();
                return Future.failedFuture(new Busy());
            }
            // whoever waited goes on on their own event loop, not on that of whoever made room
            turn = ((ContextInternal) vertx.getOrCreateContext()).promise();
            waiting.addLast(turn);
        }
        long timer = vertx.setTimer(patienceMs, id -> giveUp(turn));
        return turn.future().onComplete(done -> vertx.cancelTimer(timer));
    }

    private void giveUp(Promise<Void> turn) {
        boolean stillWaiting;
        synchronized (this) {
            stillWaiting = waiting.remove(turn);
        }
        if (stillWaiting) {
            refused.increment();
            turn.fail(new Busy());
        }
    }

    private void leave() {
        Promise<Void> next;
        synchronized (this) {
            next = waiting.pollFirst();
            if (next == null) {
                inside--;
            }
        }
        if (next != null) {
            next.complete();
        }
    }

    private synchronized int inside() {
        return inside;
    }

    private synchronized int waiting() {
        return waiting.size();
    }
}
