package org.fairgate.platform.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.HttpProblem;

/**
 * What one event loop asks of its connections: not too many, a first request soon, and every request whole and answered
 * in time. Deadlines are swept once a second in order of arrival, so that a request costs no timer of its own.
 */
public final class ConnectionRules {
    private static final long SWEEP_MS = 1_000;

    /** When to try again what was too slow, in seconds. */
    private static final int RETRY_SECONDS = 5;

    private final Settings.Http settings;
    private final Edge edge;
    private final int mostConnections;
    private final Deque<Pending> requests = new ArrayDeque<>();
    private final Map<HttpConnection, Long> silent = new HashMap<>();
    private int connections;

    public ConnectionRules(Vertx vertx, Settings.Http settings, Edge edge) {
        this.settings = settings;
        this.edge = edge;
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

    /** What came is no HTTP request, or one longer than we read: told as a problem, and the connection ends. */
    public void broken(HttpServerRequest request) {
        silent.remove(request.connection());
        Throwable cause = request.decoderResult().cause();
        HttpProblem problem = HttpProblem.BAD_REQUEST;
        if (cause instanceof TooLongHttpLineException) {
            problem = HttpProblem.URI_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            problem = HttpProblem.HEADERS_TOO_LARGE;
        }
        edge.refuse(request, problem.problem());
    }

    /** Too slow in sending: 408. Too slow in answering: 503, and what was begun may still commit. */
    private void expire(HttpServerRequest request) {
        HttpProblem problem = request.isEnded() ? HttpProblem.BUSY : HttpProblem.REQUEST_TIMEOUT;
        edge.refuse(request, problem.problem().retryAfter(RETRY_SECONDS));
    }
}
