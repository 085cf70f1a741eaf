package org.fairgate.platform.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.HttpProblem;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop asks of its connections: not too many, a first request soon, and every request whole and answered
 * in time. Deadlines are looked at once a second, so that a request costs no timer of its own.
 */
public final class ConnectionRules {
    private static final long SWEEP_MS = 1_000;

    /** When to try again what was too slow, in seconds. */
    private static final int RETRY_SECONDS = 5;

    private final Settings.Http settings;
    private final Edge edge;
    private final int mostConnections;
    private final Map<HttpConnection, Watched> connections = new HashMap<>();

    public ConnectionRules(Vertx vertx, Settings.Http settings, Edge edge) {
        this.settings = settings;
        this.edge = edge;
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

        /** The last answer said that the connection ends. */
        boolean isOver() {
            return request != null
                    && "close".equals(request.response().headers().get(HttpHeaders.CONNECTION));
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

    /** A request has come; false when it was refused for how it is framed or addressed, before any route saw it. */
    public boolean admits(HttpServerRequest request) {
        Watched watched = connections.get(request.connection());
        if (watched == null || watched.isOver()) {
            // What follows a request that was refused unread may be part of it.
            return false;
        }
        watched.begin(request, System.nanoTime());
        boolean doubtful = FramingGuard.isSuspicious(request.headers()) || TargetGuard.isSuspicious(request);
        if (doubtful) {
            edge.refuse(request, HttpProblem.BAD_REQUEST.problem());
        }
        return !doubtful;
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
            if (watched.isOver()) {
                // Answered before it was read; by now the answer has arrived, and what still comes is nobody's.
                var unused = connection.close();
            }
            watched.request = null;
            return;
        }
        if (edge.isStreaming(connection)) {
            return;
        }
        Duration limit = edge.isPatient(connection)
                ? settings.uploadTimeout()
                : request.isEnded() ? settings.requestTimeout() : settings.bodyTimeout();
        if (age > limit.toNanos()) {
            expire(request);
        }
    }

    /** What came is no HTTP request, or one longer than we read: told as a problem, and the connection ends. */
    public void broken(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        HttpProblem problem = HttpProblem.BAD_REQUEST;
        if (cause instanceof TooLongHttpLineException) {
            problem = HttpProblem.URI_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            problem = HttpProblem.HEADERS_TOO_LARGE;
        }
        Watched watched = connections.get(request.connection());
        if (watched == null || !watched.isOver()) {
            edge.refuse(request, problem.problem());
        }
        var unused = request.connection().close();
    }

    /** Too slow in sending: 408. Too slow in answering: 503, and what was begun may still commit. */
    private void expire(HttpServerRequest request) {
        HttpProblem problem = request.isEnded() ? HttpProblem.BUSY : HttpProblem.REQUEST_TIMEOUT;
        edge.refuse(request, problem.problem().retryAfter(RETRY_SECONDS));
    }
}
