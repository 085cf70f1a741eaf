package org.fairgate.draft;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.limit.Busy;
import org.jspecify.annotations.Nullable;

/**
 * Group commit for the saves of one event loop: gathers saves while one batch is being committed, then commits what has
 * gathered. An idle writer commits at once, so an unloaded service does not wait; under load the batch grows by itself.
 *
 * <p>All state belongs to the writer's own event loop; {@link #submit} may be called from any.
 */
final class DraftWriter {
    /** A batch of this size gains little by waiting for more. */
    private static final int LARGE_BATCH = 64;

    /** After a batch of fewer the service is idle, and nobody is made to wait. */
    private static final int FEW = 4;

    private static final int DEADLOCK_TRIES = 3;

    private final Vertx vertx;
    private final ContextInternal loop;
    private final Settings.AutoSave settings;
    private final Batch batch;
    private final DraftMetrics metrics;
    private final Map<DraftKey, Waiting> queue = new LinkedHashMap<>();
    /** Saves that contradict a queued one; they get their turn, and their 412, after it. */
    private final Deque<Runnable> later = new ArrayDeque<>();

    /** Saves admitted and not yet in a batch, counted where they are admitted: the bound holds however late the loop is. */
    private final AtomicInteger depth = new AtomicInteger();

    private boolean committing;
    private boolean timerSet;
    private int lastSize;
    private long lastEndNanos = System.nanoTime();

    /** Makes saves durable and tells each outcome, in their order; completes only after the commit. */
    @FunctionalInterface
    interface Batch {
        Future<List<Outcome>> commit(List<Save> saves);
    }

    DraftWriter(Vertx vertx, Context loop, Settings.AutoSave settings, Batch batch, DraftMetrics metrics) {
        this.vertx = vertx;
        this.loop = (ContextInternal) loop;
        this.settings = settings;
        this.batch = batch;
        this.metrics = metrics;
        metrics.watchQueue(this::depth);
    }

    /** Saves waiting now. */
    int depth() {
        return depth.get();
    }

    /** Whether the caller runs on this writer's event loop. */
    boolean isOn(@Nullable ContextInternal caller) {
        return caller != null && caller.nettyEventLoop() == loop.nettyEventLoop();
    }

    /** The outcome after the commit, on the caller's own event loop; fails with {@link Busy} when the queue is full. */
    Future<Outcome> submit(Save save) {
        if (depth.incrementAndGet() > settings.queueLimit()) {
            int unused = depth.decrementAndGet();
            metrics.refused();
            return Future.failedFuture(
                    new Busy(Math.toIntExact(settings.fullInterval().toSeconds())));
        }
        // A promise of the caller's context is answered on the caller's event loop; neither way costs a task where both
        // share one.
        Promise<Outcome> answer = ((ContextInternal) vertx.getOrCreateContext()).promise();
        loop.emit(save, here -> enqueue(here, answer));
        return answer.future();
    }

    private void enqueue(Save save, Promise<Outcome> answer) {
        Waiting same = queue.get(save.key());
        if (same == null) {
            queue.put(save.key(), new Waiting(save, answer, System.nanoTime()));
        } else if (!same.absorb(save, answer)) {
            later.addLast(() -> enqueue(save, answer));
        }
        pace();
    }

    /**
     * Decides whether to commit now, in a moment, or when the present batch is through. A busy writer gathers for as long
     * as {@code maxWait} between two batches: small batches cost PostgreSQL more than twice as much for each save.
     */
    private void pace() {
        if (committing || queue.isEmpty()) {
            return;
        }
        boolean gathered = lastSize < FEW || queue.size() >= LARGE_BATCH;
        if (gathered || System.nanoTime() - lastEndNanos > settings.maxWait().toNanos()) {
            commitNext();
        } else if (!timerSet) {
            timerSet = true;
            long unused = vertx.setTimer(Math.max(1, settings.maxWait().toMillis()), id -> {
                timerSet = false;
                pace();
            });
        }
    }

    private void commitNext() {
        List<Waiting> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        committing = true;
        long started = System.nanoTime();
        List<Waiting> sorted = taken.stream()
                .sorted(java.util.Comparator.comparing(waiting -> waiting.save().key()))
                .toList();
        commit(sorted, 1).onComplete(done -> {
            committing = false;
            lastSize = sorted.size();
            lastEndNanos = System.nanoTime();
            metrics.committed(lastSize, lastEndNanos - started);
            readmit();
            pace();
        });
    }

    /** The next batch, without those who have waited too long to be still wanted. */
    private List<Waiting> take() {
        List<Waiting> taken = new ArrayList<>(Math.min(queue.size(), settings.maxBatch()));
        long now = System.nanoTime();
        Iterator<Waiting> next = queue.values().iterator();
        while (next.hasNext() && taken.size() < settings.maxBatch()) {
            Waiting waiting = next.next();
            next.remove();
            int unused = depth.addAndGet(-waiting.waiters());
            metrics.waited(now - waiting.enqueuedNanos());
            if (now - waiting.enqueuedNanos() > settings.deadline().toNanos()) {
                metrics.refused();
                waiting.fail(new Busy());
            } else {
                taken.add(waiting);
            }
        }
        return taken;
    }

    private void readmit() {
        int count = later.size();
        for (int i = 0; i < count; i++) {
            later.removeFirst().run();
        }
    }

    private Future<Void> commit(List<Waiting> waiting, int attempt) {
        return batch.commit(waiting.stream().map(Waiting::save).toList())
                .onSuccess(outcomes -> answer(waiting, outcomes))
                .<Void>mapEmpty()
                .recover(cause -> afterFailure(waiting, attempt, cause));
    }

    private void answer(List<Waiting> waiting, List<Outcome> outcomes) {
        for (int i = 0; i < waiting.size(); i++) {
            metrics.outcome(outcomes.get(i));
            waiting.get(i).answer(outcomes.get(i));
        }
    }

    /**
     * A deadlock is tried again; data that the database will not have is found by committing one by one; anything else
     * (connection lost, database away) leaves the outcome unknown, which the browser settles by repeating the save.
     */
    private Future<Void> afterFailure(List<Waiting> waiting, int attempt, Throwable cause) {
        if (SqlStates.mayRepeat(cause) && attempt < DEADLOCK_TRIES) {
            return commit(waiting, attempt + 1);
        }
        if (SqlStates.isBadData(cause) && waiting.size() > 1) {
            return oneByOne(waiting.iterator());
        }
        metrics.failed(waiting.size());
        waiting.forEach(each -> each.fail(cause));
        return Future.succeededFuture();
    }

    private Future<Void> oneByOne(Iterator<Waiting> rest) {
        return rest.hasNext()
                ? commit(List.of(rest.next()), 1).compose(done -> oneByOne(rest))
                : Future.succeededFuture();
    }
}
