package org.fairgate.payment.wire;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.platform.config.GatewaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one gateway: a deadline for each call whole, a bounded number of connections and of calls waiting for one, a bounded
 * answer, no redirects, certificates checked against the host's name, and a {@link Circuit}. Nothing is ever sent twice.
 *
 * <p>Metrics: {@code fairgate.gateway.calls} by gateway, operation and outcome ({@code answered}, {@code refused}, {@code
 * unknown}, {@code held-back}), and {@code fairgate.gateway.circuit}, 1 while open.
 */
public final class GatewayHttp {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayHttp.class);

    /** Shorter than what gateways use: a connection that they close while we send on it leaves an unknown outcome. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final String BUSY = "busy";
    private static final String ADDRESS = "address";

    /** Failures that are ours and say nothing of the gateway. */
    private static final Set<String> NEVER_SENT = Set.of(BUSY, ADDRESS);

    private final GatewayName gateway;
    private final GatewaySettings.Calls bounds;
    private final MeterRegistry metrics;
    private final HttpClient client;
    private final Circuit circuit;

    /** What the service gives to every part that calls out. */
    public record Surroundings(Vertx vertx, MeterRegistry metrics, InstantSource clock) {}

    /** Calls this gateway within these bounds. */
    public GatewayHttp(Surroundings surroundings, GatewayName gateway, GatewaySettings.Calls bounds) {
        this(surroundings, gateway, bounds, options(bounds));
    }

    GatewayHttp(
            Surroundings surroundings, GatewayName gateway, GatewaySettings.Calls bounds, HttpClientOptions options) {
        this.gateway = gateway;
        this.bounds = bounds;
        this.metrics = surroundings.metrics();
        this.client = surroundings
                .vertx()
                .httpClientBuilder()
                .with(options)
                .with(new PoolOptions().setHttp1MaxSize(bounds.connections()).setMaxWaitQueueSize(bounds.waiting()))
                .build();
        this.circuit = new Circuit(surroundings.clock(), bounds.circuitFailures(), bounds.circuitPause());
        Gauge.builder("fairgate.gateway.circuit", circuit, now -> now.isOpen() ? 1 : 0)
                .tag("gateway", gateway.code())
                .register(metrics);
    }

    static HttpClientOptions options(GatewaySettings.Calls bounds) {
        return new HttpClientOptions()
                .setConnectTimeout((int) bounds.connectTimeout().toMillis())
                .setSslHandshakeTimeout(bounds.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setDecompressionSupported(false)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS);
    }

    /**
     * Sends a request and reads its answer. The reader checks and understands it; it throws {@link GatewayUnknown} or {@link
     * org.fairgate.payment.gateway.GatewayRefused}; a {@link BadMessage} of its is an unknown outcome, too. It is never given
     * an answer of 3xx or 5xx: these say nothing clear.
     *
     * @param reader runs on the event loop
     */
    public <T> Future<T> call(GatewayRequest request, Function<GatewayReply, T> reader) {
        if (!circuit.admits()) {
            count(request, "held-back").record(Duration.ZERO);
            return Future.failedFuture(new GatewayUnknown("circuit-open"));
        }
        return measured(
                        request,
                        exchange(request, bounds.timeout(), bounds.maxAnswer().bytes()),
                        reader)
                .onSuccess(answer -> answered())
                .onFailure(this::judge);
    }

    /**
     * Fetches a file, such as a bill. Its host may be another one than the gateway's, so it does not move the circuit; else
     * as {@link #call}.
     */
    public <T> Future<T> fetch(GatewayRequest request, Function<GatewayReply, T> reader) {
        return measured(
                request,
                exchange(request, bounds.fileTimeout(), bounds.maxFile().bytes()),
                reader);
    }

    private <T> Future<T> measured(
            GatewayRequest request, Future<GatewayReply> exchange, Function<GatewayReply, T> reader) {
        Timer.Sample sample = Timer.start(metrics);
        return exchange.recover(cause -> Future.failedFuture(unknown(cause)))
                .map(GatewayHttp::clear)
                .map(reply -> read(reply, reader))
                .onSuccess(answer -> sample.stop(count(request, "answered")))
                .onFailure(
                        cause -> sample.stop(count(request, cause instanceof GatewayUnknown ? "unknown" : "refused")));
    }

    private Future<GatewayReply> exchange(GatewayRequest request, Duration deadline, int most) {
        if (!request.isSafe()) {
            return Future.failedFuture(new GatewayUnknown(ADDRESS));
        }
        Future<HttpClientRequest> sending = client.request(request.options());
        // Nested, so that whoever calls, the body is being read before its first byte can come.
        return sending.compose(open -> open.send(request.body()).compose(answer -> body(answer, most)))
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cause -> abandon(sending));
    }

    private static Future<GatewayReply> body(HttpClientResponse answer, int most) {
        BoundedBody body = new BoundedBody(most);
        return answer.pipeTo(body).map(all -> new GatewayReply(answer.statusCode(), answer.headers(), body.bytes()));
    }

    /** However late it is ready, a call that nobody waits for any more must not hold a connection. */
    private static void abandon(Future<HttpClientRequest> sending) {
        var unused = sending.onSuccess(HttpClientRequest::reset);
    }

    private static GatewayReply clear(GatewayReply reply) {
        int kind = reply.status() / 100;
        if (kind == 2 || kind == 4) {
            return reply;
        }
        throw new GatewayUnknown("http-" + reply.status());
    }

    private static <T> T read(GatewayReply reply, Function<GatewayReply, T> reader) {
        try {
            return reader.apply(reply);
        } catch (BadMessage bad) {
            throw new GatewayUnknown(bad.code());
        } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException notWhatItShouldBe) {
            throw new GatewayUnknown("garbage");
        }
    }

    private static GatewayUnknown unknown(Throwable cause) {
        if (cause instanceof GatewayUnknown known) {
            return known;
        }
        if (cause instanceof TimeoutException) {
            return new GatewayUnknown("timeout");
        }
        if (cause instanceof ConnectionPoolTooBusyException) {
            return new GatewayUnknown(BUSY);
        }
        boolean neverThere = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException;
        return new GatewayUnknown(neverThere ? "no-connection" : "connection-lost");
    }

    private void judge(Throwable outcome) {
        if (!(outcome instanceof GatewayUnknown unknown)) {
            answered();
        } else if (!NEVER_SENT.contains(unknown.code()) && circuit.failed()) {
            LOG.warn("{} does not answer ({}): it is left alone for a moment", gateway.code(), unknown.code());
        }
    }

    private void answered() {
        if (circuit.answered()) {
            LOG.info("{} answers again", gateway.code());
        }
    }

    private Timer count(GatewayRequest request, String outcome) {
        return metrics.timer(
                "fairgate.gateway.calls",
                "gateway",
                gateway.code(),
                "operation",
                request.operation(),
                "outcome",
                outcome);
    }
}
