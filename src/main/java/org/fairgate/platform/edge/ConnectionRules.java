package org.fairgate.platform.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.platform.config.Settings;

/**
 * What one event loop asks of its connections: not too many, a first request soon, and every request whole and answered
 * in time. Deadlines are swept once a second in order of arrival, so that a request costs no timer of its own.
 */
public final class ConnectionRules {
    private static final long SWEEP_MS = 1_000;

    private final Settings.Http settings;
    private final int mostConnections;
    private final Deque<Pending> requests = new ArrayDeque<>();
    private final Map<HttpConnection, Long> silent = new HashMap<>();
    private int connections;

    public ConnectionRules(Vertx vertx, Settings.Http settings) {
        this.settings = settings;
        int loops = settings.eventLoops() == 0 ? Runtime.getRuntime().availableProcessors() : settings.eventLoops();
        this.mostConnections = Math.max(1, settings.maxConnections() / loops);
        long unused = vertx.setPeriodic(SWEEP_MS, id -> sweep(System.nanoTime()));
    }

    private record Pending(HttpServerRequest request, long arrivedNanos) {}

    /** A connection was accepted. */
    public void opened(HttpConnection connection) {
        if (++connections > mostConnections) {
            var unused = connection.close();
        }
        silent.put(connection, System.nanoTime());
        connection.closeHandler(closed -> {
            connections--;
            silent.remove(connection);
        });
    }

    /** The first bytes of a request have come. */
    public void requested(HttpServerRequest request) {
        silent.remove(request.connection());
        requests.addLast(new Pending(request, System.nanoTime()));
    }

    private void sweep(long now) {
        long bodyNanos = settings.bodyTimeout().toNanos();
        long requestNanos = settings.requestTimeout().toNanos();
        silent.entrySet().removeIf(entry -> {
            boolean late = now - entry.getValue() > bodyNanos;
            if (late) {
                var unused = entry.getKey().close();
            }
            return late;
        });
        // Finished ones leave from the front; an unfinished one in time stays, so the queue is as long as a second's
        // traffic.
        requests.removeIf(pending -> {
            if (pending.request().response().ended()
                    || pending.request().response().closed()) {
                return true;
            }
            long age = now - pending.arrivedNanos();
            boolean late = age > (pending.request().isEnded() ? requestNanos : bodyNanos);
            if (late) {
                expire(pending.request());
            }
            return late;
        });
    }

    /** Too slow in sending: 408. Too slow in answering: 503, and what was begun may still commit. */
    private static void expire(HttpServerRequest request) {
        int status = request.isEnded() ? 503 : 408;
        request.response().putHeader("Connection", "close").putHeader("Retry-After", "5");
        var unused = request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end("{\"type\":\"/docs/problems\",\"status\":" + status + ",\"code\":\"http."
                        + (status == 503 ? "busy" : "request-timeout") + "\"}");
    }
}
