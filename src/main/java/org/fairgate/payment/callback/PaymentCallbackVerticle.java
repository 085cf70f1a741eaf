package org.fairgate.payment.callback;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Gives one writer of callbacks its event loop. Deploy as many instances as there should be writers. */
public final class PaymentCallbackVerticle extends VerticleBase {
    private final CallbackWriters writers;

    public PaymentCallbackVerticle(CallbackWriters writers) {
        this.writers = writers;
    }

    @Override
    public Future<?> start() {
        writers.add(vertx, context);
        return Future.succeededFuture();
    }
}
