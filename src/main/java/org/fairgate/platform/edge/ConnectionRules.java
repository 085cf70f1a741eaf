package org.fairgate.platform.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.platform.config.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop asks of its connections: not too many, a first request soon, and every request whole and answered
 * in time. Deadlines are looked at once a second, so that a request costs no timer of its own.
 */
public final class ConnectionRules {
    private static final long SWEEP_MS = 1_000;

    private final Settings.Http settings;
    private final int mostConnections;
    private final Map<HttpConnection, Watched> connections = new HashMap<>();

    public ConnectionRules(Vertx vertx, Settings.Http settings) {
        this.settings = settings;
        int loops = settings.eventLoops() == 0 ? Runtime.getRuntime().availableProcessors() : settings.eventLoops();
        this.mostConnections = Math.max(1, settings.maxConnections() / loops);
        long unused = vertx.setPeriodic(SWEEP_MS, id -> sweep(System.nanoTime()));
    }

    /**
     * A connection and the request that is under way on it; HTTP/1.1 hands the next one over only when this one is
     * answered. An answered one is let go at the next sweep, so that idle connections hold no requests.
     */
    private static final class Watched {
        private long sinceNanos;
        private boolean silent = true;
        private @Nullable HttpServerRequest request;

        Watched(long nowNanos) {
            this.sinceNanos = nowNanos;
        }

        void begin(HttpServerRequest next, long nowNanos) {
            silent = false;
            request = next;
            sinceNanos = nowNanos;
        }
    }

    /** A connection was accepted. */
    public void opened(HttpConnection connection) {
        connections.put(connection, new Watched(System.nanoTime()));
        if (connections.size() > mostConnections) {
            var unused = connection.close();
        }
        connection.closeHandler(closed -> connections.remove(connection));
    }

    /** The first bytes of a request have come. */
    public void requested(HttpServerRequest request) {
        Watched watched = connections.get(request.connection());
        if (watched != null) {
            watched.begin(request, System.nanoTime());
        }
    }

    private void sweep(long now) {
        // Closing one changes the map.
        Map.copyOf(connections).forEach((connection, watched) -> look(connection, watched, now));
    }

    private void look(HttpConnection connection, Watched watched, long now) {
        long age = now - watched.sinceNanos;
        HttpServerRequest request = watched.request;
        if (request == null) {
            if (watched.silent && age > settings.bodyTimeout().toNanos()) {
                var unused = connection.close();
            }
            return;
        }
        if (request.response().ended() || request.response().closed()) {
            watched.request = null;
            return;
        }
        Duration limit = request.isEnded() ? settings.requestTimeout() : settings.bodyTimeout();
        if (age > limit.toNanos()) {
            expire(request);
        }
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
