package org.fairgate.payment.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.jspecify.annotations.Nullable;

/** Gathers an answer's body, and fails as soon as more has come than may: a declared length is not believed. */
final class BoundedBody implements WriteStream<Buffer> {
    private final int most;
    private final Buffer body = Buffer.buffer();

    BoundedBody(int most) {
        this.most = most;
    }

    /** What has come. */
    Buffer bytes() {
        return body;
    }

    @Override
    public Future<Void> write(Buffer part) {
        if (part.length() > most - body.length()) {
            return Future.failedFuture(new GatewayUnknown("too-large"));
        }
        Buffer unused = body.appendBuffer(part);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> end() {
        return Future.succeededFuture();
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public BoundedBody setWriteQueueMaxSize(int size) {
        return this;
    }

    @Override
    public BoundedBody drainHandler(@Nullable Handler<Void> handler) {
        return this;
    }

    @Override
    public BoundedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }
}
