package org.fairgate.platform.job;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats pieces of work at their intervals. A round begins only after the one before it has ended; a failed round is
 * logged and the next one tries again; {@link #stop} waits for the rounds under way.
 */
public final class Rounds extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final List<Round> rounds = new ArrayList<>();
    private volatile boolean stopped;

    /** Adds work; call it before the verticle is deployed. */
    public Rounds every(Duration interval, String name, Supplier<? extends Future<?>> work) {
        rounds.add(new Round(interval.toMillis(), name, work));
        return this;
    }

    @Override
    public Future<?> start() {
        rounds.forEach(Round::schedule);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.join(rounds.stream().map(round -> round.running).toList()).otherwiseEmpty();
    }

    private final class Round {
        private final long intervalMs;
        private final String name;
        private final Supplier<? extends Future<?>> work;
        private volatile Future<?> running = Future.succeededFuture();

        Round(long intervalMs, String name, Supplier<? extends Future<?>> work) {
            this.intervalMs = intervalMs;
            this.name = name;
            this.work = work;
        }

        void schedule() {
            if (!stopped) {
                long unused = vertx.setTimer(intervalMs, id -> run());
            }
        }

        private void run() {
            if (stopped) {
                return;
            }
            // within a future, so that what throws is one failed round and not the last one
            running = Future.succeededFuture()
                    .<Object>compose(begun -> work.get().mapEmpty())
                    .onFailure(cause -> LOG.warn("{} failed; the next round tries again", name, cause))
                    .onComplete(done -> schedule());
        }
    }
}
