package org.fairgate.platform.batch;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.limit.Busy;

/**
 * Group commit on one event loop: gathers items while one batch is being committed, then commits what has gathered. An idle
 * one commits at once; under load the batch grows by itself. A batch that fails for any reason but the database being away is
 * committed again item by item, so that one that cannot be written never fails its neighbours.
 *
 * <p>All state belongs to the event loop; {@link #submit} may be called from any.
 *
 * @param <I> what is written
 * @param <O> what became of it
 */
public final class GroupCommit<I, O> {
    /** A batch of this size gains little by waiting for more. */
    private static final int LARGE_BATCH = 64;

    /** After a batch of fewer the service is idle, and nobody is made to wait. */
    private static final int FEW = 4;

    private final Vertx vertx;
    private final ContextInternal loop;
    private final BatchBounds bounds;
    private final Batch<I, O> batch;
    private final BatchMetrics metrics;
    private final Deque<Waiting<I, O>> queue = new ArrayDeque<>();

    /** Items admitted and not yet in a batch, counted where they are admitted: the bound holds however late the loop is. */
    private final AtomicInteger depth = new AtomicInteger();

    private boolean committing;
    private boolean timerSet;
    private int lastSize;
    private long lastEndNanos = System.nanoTime();

    /** Makes items durable and tells each outcome, in their order; completes only after the commit. */
    @FunctionalInterface
    public interface Batch<I, O> {
        /** Commits all of them or none. */
        Future<List<O>> commit(List<I> items);
    }

    /** @param answer completed on the caller's own event loop, wherever this is done */
    private record Waiting<I, O>(I item, Promise<O> answer, long sinceNanos) {}

    public GroupCommit(Vertx vertx, Context loop, BatchBounds bounds, Batch<I, O> batch, BatchMetrics metrics) {
        this.vertx = vertx;
        this.loop = (ContextInternal) loop;
        this.bounds = bounds;
        this.batch = batch;
        this.metrics = metrics;
        metrics.watchQueue(depth::get);
    }

    /** The outcome after the commit, on the caller's own event loop; fails with {@link Busy} when the queue is full. */
    public Future<O> submit(I item) {
        if (depth.incrementAndGet() > bounds.queue()) {
            int unused = depth.decrementAndGet();
            metrics.refused();
            return Future.failedFuture(new Busy());
        }
        Promise<O> answer = ((ContextInternal) vertx.getOrCreateContext()).promise();
        loop.emit(item, here -> {
            queue.addLast(new Waiting<>(here, answer, System.nanoTime()));
            pace();
        });
        return answer.future();
    }

    /** Decides whether to commit now, in a moment, or when the present batch is through. */
    private void pace() {
        if (committing || queue.isEmpty()) {
            return;
        }
        boolean gathered = lastSize < FEW || queue.size() >= Math.min(LARGE_BATCH, bounds.batch());
        if (gathered || System.nanoTime() - lastEndNanos > bounds.maxWait().toNanos()) {
            commitNext();
        } else if (!timerSet) {
            timerSet = true;
            long unused = vertx.setTimer(Math.max(1, bounds.maxWait().toMillis()), id -> {
                timerSet = false;
                pace();
            });
        }
    }

    private void commitNext() {
        List<Waiting<I, O>> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        committing = true;
        long started = System.nanoTime();
        commit(taken).onComplete(done -> loop.emit(taken.size(), size -> committed(size, started)));
    }

    /** Wherever the commit ended, the next one begins on this event loop. */
    private void committed(int size, long startedNanos) {
        committing = false;
        lastSize = size;
        lastEndNanos = System.nanoTime();
        metrics.committed(size, lastEndNanos - startedNanos);
        pace();
    }

    /** The next batch, without those who have waited too long to be still wanted. */
    private List<Waiting<I, O>> take() {
        List<Waiting<I, O>> taken = new ArrayList<>(Math.min(queue.size(), bounds.batch()));
        long now = System.nanoTime();
        while (!queue.isEmpty() && taken.size() < bounds.batch()) {
            Waiting<I, O> next = queue.removeFirst();
            int unused = depth.decrementAndGet();
            metrics.waited(now - next.sinceNanos());
            if (now - next.sinceNanos() > bounds.deadline().toNanos()) {
                metrics.refused();
                next.answer().fail(new Busy());
            } else {
                taken.add(next);
            }
        }
        return taken;
    }

    private Future<Void> commit(List<Waiting<I, O>> waiting) {
        return written(waiting.stream().map(Waiting::item).toList())
                .onSuccess(outcomes -> answer(waiting, outcomes))
                .<Void>mapEmpty()
                .recover(cause -> afterFailure(waiting, cause));
    }

    /** Also when it throws, its callers must hear of it and the next batch must have its turn. */
    private Future<List<O>> written(List<I> items) {
        try {
            return batch.commit(items);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static <I, O> void answer(List<Waiting<I, O>> waiting, List<O> outcomes) {
        for (int i = 0; i < waiting.size(); i++) {
            waiting.get(i).answer().complete(outcomes.get(i));
        }
    }

    private Future<Void> afterFailure(List<Waiting<I, O>> waiting, Throwable cause) {
        if (waiting.size() > 1 && !SqlStates.isOutage(cause) && !(cause instanceof Busy)) {
            return oneByOne(waiting.iterator());
        }
        metrics.failed(waiting.size());
        waiting.forEach(each -> each.answer().fail(cause));
        return Future.succeededFuture();
    }

    private Future<Void> oneByOne(Iterator<Waiting<I, O>> rest) {
        return rest.hasNext() ? commit(List.of(rest.next())).compose(done -> oneByOne(rest)) : Future.succeededFuture();
    }
}
