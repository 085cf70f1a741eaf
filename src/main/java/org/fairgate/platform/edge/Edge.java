package org.fairgate.platform.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;

/**
 * The first and the last thing that happens to every request: id, client address and language at the
 * beginning; headers, metrics and the body at the end.
 */
public final class Edge {
    /** Cookie of the language switch. */
    public static final String LANGUAGE_COOKIE = "fg-lang";

    /** Bytes below which compressing a page is not worth it. */
    private static final int WORTH_PACKING = 1_024;

    /** When to try again where too many listen, in seconds; a page asks by itself meanwhile. */
    private static final int STREAM_RETRY_SECONDS = 30;

    private static final String RUNNING = "fairgate.running";

    private final Failures failures;
    private final SecurityHeaders headers;
    private final EventStreams streams;
    private final RequestIds ids;
    private final MeterRegistry metrics;
    private final Set<String> trustedProxies;
    private final Map<String, RequestTimers> timers = new ConcurrentHashMap<>();
    private final Set<HttpConnection> patient = ConcurrentHashMap.newKeySet();

    public Edge(Answering answering, SecureRandom random, MeterRegistry metrics, Set<String> trustedProxies) {
        this.failures = answering.failures();
        this.headers = answering.headers();
        this.streams = answering.streams();
        this.ids = new RequestIds(random);
        this.metrics = metrics;
        this.trustedProxies = Set.copyOf(trustedProxies);
    }

    /** What answers are made with. */
    public record Answering(Failures failures, SecurityHeaders headers, EventStreams streams) {}

    void begin(RoutingContext context) {
        HttpServerRequest request = context.request();
        context.put(Call.REQUEST_ID, ids.next());
        context.put(Call.CLIENT, clientAddress(request));
        context.put(Call.LANGUAGE, language(request));
        context.next();
    }

    /** The request under way on this connection is a large upload, until it is answered. */
    void bePatient(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        patient.add(connection);
        context.addEndHandler(ended -> patient.remove(connection));
    }

    /** Whether a large upload is under way on the connection. */
    boolean isPatient(HttpConnection connection) {
        return patient.contains(connection);
    }

    /** Whether an answer of events goes on on the connection, for as long as it likes. */
    boolean isStreaming(HttpConnection connection) {
        return streams.isOn(connection);
    }

    /** The node is going down: answers that would go on end now. */
    public void drain() {
        streams.drain();
    }

    /** The timers of a route, the same for all event loops. */
    RequestTimers timers(Endpoint endpoint) {
        String method = endpoint.method().name();
        return timers.computeIfAbsent(
                method + endpoint.path(), key -> new RequestTimers(metrics, method, endpoint.path()));
    }

    static void started(RoutingContext context, RequestTimers timers) {
        context.put(RUNNING, timers.start());
    }

    void fail(RoutingContext context) {
        Throwable cause = context.failure() == null
                ? Failures.byStatus(context.statusCode()).problem()
                : context.failure();
        send(context, failures.answer(context, cause));
    }

    /**
     * Answers a request that no route can answer, since it is broken or overdue; its connection ends with it, or a moment
     * later ({@link ConnectionRules}) where more is on its way, so that the answer is not lost.
     */
    void refuse(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        String requestId = ids.next();
        Reply reply = failures.document(language(request), requestId, problem);
        response.setStatusCode(reply.status());
        headers.apply(response, requestId, reply);
        reply.headers().forEach(response::putHeader);
        if (problem.retryAfterSeconds() > 0) {
            response.putHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()));
        }
        response.putHeader("Connection", "close");
        // A failed write means that the client has gone; there is nobody left to tell.
        var unused = response.end(reply.body())
                .eventually(() -> isStillComing(request)
                        ? Future.succeededFuture()
                        : request.connection().close());
    }

    /** The answer that a refusal becomes. */
    Reply refusal(RoutingContext context, Problem problem) {
        return failures.answer(context, problem);
    }

    void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (reply.events().filter(source -> !streams.admit(context, source)).isPresent()) {
            send(context, failures.answer(context, HttpProblem.BUSY.problem().retryAfter(STREAM_RETRY_SECONDS)));
            return;
        }
        response.setStatusCode(reply.status());
        headers.apply(response, context.get(Call.REQUEST_ID), reply);
        reply.headers().forEach(response::putHeader);
        reply.cookies().forEach(cookie -> response.headers().add("Set-Cookie", cookie));
        Reply renewed = context.get(Authenticator.RENEWED);
        if (renewed != null && reply.cookies().isEmpty()) {
            renewed.cookies().forEach(cookie -> response.headers().add("Set-Cookie", cookie));
        }
        record(context, reply.status());
        if (isStillComing(context.request())) {
            // An answer before the whole request was read: what still comes is not the next request.
            response.putHeader("Connection", "close");
        }
        if (reply.events().isPresent()) {
            streams.begin(context, reply.events().get());
            return;
        }
        // A failed write means that the client has gone; there is nobody left to tell.
        var unused = response.end(packed(context, reply));
    }

    /** A request without a body may be answered before the parser says that it has ended. */
    private static boolean isStillComing(HttpServerRequest request) {
        return !request.isEnded()
                && (request.headers().contains("Transfer-Encoding")
                        || !"0".equals(request.headers().get("Content-Length"))
                                && request.headers().contains("Content-Length"));
    }

    /** Pages are sent compressed to whoever takes it; API answers are too small to gain. */
    private static Buffer packed(RoutingContext context, Reply reply) {
        boolean page = reply.headers().getOrDefault("Content-Type", "").startsWith("text/html");
        if (!page || reply.body().length() < WORTH_PACKING) {
            return reply.body();
        }
        String accepted = context.request().getHeader("Accept-Encoding");
        if (accepted == null || !accepted.contains("gzip")) {
            return reply.body();
        }
        context.response().putHeader("Content-Encoding", "gzip").putHeader("Vary", "Accept-Encoding");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(reply.body().length() / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(reply.body().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static void record(RoutingContext context, int status) {
        RequestTimers.Running running = context.get(RUNNING);
        if (running != null) {
            running.ended(status);
        }
    }

    private String clientAddress(HttpServerRequest request) {
        // Of the connection, not of the request: the router's wrapper would look for forwarding headers each time.
        SocketAddress address = request.connection().remoteAddress();
        String peer = address == null ? "unknown" : address.hostAddress();
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null || !trustedProxies.contains(peer)) {
            return peer;
        }
        // The last entry is the one that our own proxy wrote.
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).trim();
        return last.matches("[0-9A-Fa-f.:]{2,45}") ? last : peer;
    }

    private static Language language(HttpServerRequest request) {
        io.vertx.core.http.Cookie chosen = request.getCookie(LANGUAGE_COOKIE);
        if (chosen != null) {
            try {
                return Language.parse(chosen.getValue());
            } catch (InvalidValue e) {
                return Language.fromAcceptLanguage(request.getHeader("Accept-Language"));
            }
        }
        return Language.fromAcceptLanguage(request.getHeader("Accept-Language"));
    }
}
