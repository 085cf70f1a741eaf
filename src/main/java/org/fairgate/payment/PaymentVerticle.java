package org.fairgate.payment;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paces the rounds of payments, each gateway's by itself so that a slow one holds up no other: a full batch is followed by
 * the next at once, any other by a pause.
 */
public final class PaymentVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentVerticle.class);

    private final Attempts attempts;
    private final long pollMs;
    private final List<Pace> paces = new ArrayList<>();
    private boolean stopped;

    /** @param poll pause after a round that did not fill its batch, or failed */
    public PaymentVerticle(Attempts attempts, Duration poll) {
        this.attempts = attempts;
        this.pollMs = Math.max(1, poll.toMillis());
    }

    @Override
    public Future<?> start() {
        attempts.askings().forEach(asking -> paces.add(new Pace(asking::runOnce)));
        paces.add(new Pace(attempts.ending()::runOnce));
        paces.forEach(Pace::round);
        return Future.succeededFuture();
    }

    /** Waits for the calls under way and begins no other. */
    @Override
    public Future<?> stop() {
        stopped = true;
        attempts.askings().forEach(Asking::stop);
        attempts.ending().stop();
        return Future.join(paces.stream().map(Pace::end).toList());
    }

    /** Rounds one after the other. */
    private final class Pace {
        private final Supplier<Future<Boolean>> work;
        private Future<Boolean> running = Future.succeededFuture(false);
        private long timer = -1;

        Pace(Supplier<Future<Boolean>> work) {
            this.work = work;
        }

        void round() {
            if (!stopped) {
                // within a future, so that what throws is one failed round and not the last one
                running = Future.succeededFuture().compose(begun -> work.get()).recover(this::failed);
                running.onSuccess(full -> timer = vertx.setTimer(full ? 1 : pollMs, id -> round()));
            }
        }

        private Future<Boolean> failed(Throwable cause) {
            LOG.warn("payments cannot be looked at; trying again", cause);
            return Future.succeededFuture(false);
        }

        Future<Boolean> end() {
            return running.onComplete(done -> vertx.cancelTimer(timer));
        }
    }
}
