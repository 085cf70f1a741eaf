package org.fairgate.draft;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Gives one draft writer its event loop. Deploy as many instances as there should be writers. */
public final class AutoSaveVerticle extends VerticleBase {
    private final DraftWriters writers;

    public AutoSaveVerticle(DraftWriters writers) {
        this.writers = writers;
    }

    @Override
    public Future<?> start() {
        writers.add(vertx, context);
        return Future.succeededFuture();
    }
}
