package org.fairgate.notice;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paces the dispatchers, each by itself: a full batch is followed by the next at once, any other by a pause. */
public final class NoticeVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeVerticle.class);

    private final List<Pace> paces;
    private final long pollMs;
    private boolean stopped;

    /** @param poll pause after a round that did not fill its batch, or failed */
    public NoticeVerticle(List<NoticeDispatcher> dispatchers, Duration poll) {
        this.paces = dispatchers.stream().map(Pace::new).toList();
        this.pollMs = Math.max(1, poll.toMillis());
    }

    @Override
    public Future<?> start() {
        paces.forEach(Pace::round);
        return Future.succeededFuture();
    }

    /** Waits for what is being sent; the rest of a batch goes back to the outbox. */
    @Override
    public Future<?> stop() {
        stopped = true;
        return Future.join(paces.stream().map(Pace::end).toList());
    }

    /** The rounds of one dispatcher, one after the other. */
    private final class Pace {
        private final NoticeDispatcher dispatcher;
        private Future<Boolean> running = Future.succeededFuture(false);
        private long timer = -1;

        Pace(NoticeDispatcher dispatcher) {
            this.dispatcher = dispatcher;
        }

        void round() {
            if (!stopped) {
                running = dispatcher.runOnce().recover(this::failed);
                running.onSuccess(full -> timer = vertx.setTimer(full ? 1 : pollMs, id -> round()));
            }
        }

        private Future<Boolean> failed(Throwable cause) {
            LOG.warn("the outbox cannot be read; trying again", cause);
            return Future.succeededFuture(false);
        }

        Future<Boolean> end() {
            dispatcher.stop();
            return running.onComplete(done -> vertx.cancelTimer(timer));
        }
    }
}
