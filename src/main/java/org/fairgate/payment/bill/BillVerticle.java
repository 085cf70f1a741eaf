package org.fairgate.payment.bill;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paces the rounds of bills: a bill is followed by the next that is due, and no bill by a pause. */
public final class BillVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(BillVerticle.class);

    private final BillRounds rounds;
    private final long pollMs;
    private Future<Boolean> running = Future.succeededFuture(false);
    private long timer = -1;
    private boolean stopped;

    /** @param poll pause after a round that found nothing, or failed */
    public BillVerticle(BillRounds rounds, Duration poll) {
        this.rounds = rounds;
        this.pollMs = Math.max(1, poll.toMillis());
    }

    @Override
    public Future<?> start() {
        round();
        return Future.succeededFuture();
    }

    private void round() {
        if (!stopped) {
            running = rounds.runOnce().recover(BillVerticle::failed);
            running.onSuccess(more -> timer = vertx.setTimer(more ? 1 : pollMs, id -> round()));
        }
    }

    private static Future<Boolean> failed(Throwable cause) {
        LOG.warn("bills cannot be looked at; trying again", cause);
        return Future.succeededFuture(false);
    }

    /** Waits for the bill under way. */
    @Override
    public Future<?> stop() {
        stopped = true;
        return running.onComplete(done -> vertx.cancelTimer(timer));
    }
}
