package org.fairgate.person.intake;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paces the imports of a node: one after the other, and a look at the queue now and then while it is empty. */
public final class ImportVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ImportVerticle.class);

    private final ImportRunner runner;
    private final long pollMs;
    private Future<Boolean> running = Future.succeededFuture(false);
    private boolean stopped;

    /** @param poll pause after a look at an empty queue, or at a database that does not answer */
    public ImportVerticle(ImportRunner runner, Duration poll) {
        this.runner = runner;
        this.pollMs = Math.max(1, poll.toMillis());
    }

    @Override
    public Future<?> start() {
        round();
        return Future.succeededFuture();
    }

    /** Waits for the rows under way; the rest is for another node. */
    @Override
    public Future<?> stop() {
        stopped = true;
        runner.stop();
        return running;
    }

    private void round() {
        if (!stopped) {
            running = runner.runOnce().recover(ImportVerticle::failed);
            running.onSuccess(more -> {
                long unused = vertx.setTimer(more ? 1 : pollMs, id -> round());
            });
        }
    }

    private static Future<Boolean> failed(Throwable cause) {
        LOG.warn("imports cannot be looked at; trying again", cause);
        return Future.succeededFuture(false);
    }
}
