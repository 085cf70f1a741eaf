package org.fairgate.platform.edge;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as it comes, up to a limit, and decodes nothing, whatever its type says: for bodies that are signed, whose
 * bytes are what counts, and for those that come so often that a copy of each would cost.
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
        if (announced(request) > limit) {
            context.fail(TOO_LARGE);
            return;
        }
        Body body = new Body();
        request.exceptionHandler(context::fail);
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= limit) {
                body.add(chunk);
            } else if (!context.failed()) {
                context.fail(TOO_LARGE);
            }
        });
        request.endHandler(end -> {
            if (!context.failed()) {
                ((RoutingContextInternal) context).setBody(body.whole());
                context.next();
            }
        });
        invite(request);
    }

    /** Tells a sender who asks first that the body may come (RFC 9110 §10.1.1). */
    private static void invite(HttpServerRequest request) {
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            // A failed write means that the client has gone; there is nobody left to tell.
            var unused = request.response().writeContinue();
        }
    }

    /** Bytes that the request says it has, 0 when it does not say; the HTTP parser has refused what is no number. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    /** What has come so far. Most bodies come in one piece, which is then the body, without a copy. */
    private static final class Body {
        private @Nullable Buffer soFar;

        int length() {
            return soFar == null ? 0 : soFar.length();
        }

        void add(Buffer chunk) {
            soFar = soFar == null ? chunk : soFar.appendBuffer(chunk);
        }

        Buffer whole() {
            return soFar == null ? Buffer.buffer() : soFar;
        }
    }
}
