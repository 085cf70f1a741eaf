package org.fairgate.platform.edge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * Reads a body as it comes, up to a limit, and decodes nothing, whatever its type says: where a body is signed, its bytes are
 * what counts.
 */
final class RawBody implements Handler<RoutingContext> {
    private static final int TOO_LARGE = 413;

    private final int limit;

    RawBody(int limit) {
        this.limit = limit;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(context::fail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= limit) {
                body.appendBuffer(chunk);
            } else if (!context.failed()) {
                context.fail(TOO_LARGE);
            }
        });
        request.endHandler(end -> {
            if (!context.failed()) {
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
    }
}
