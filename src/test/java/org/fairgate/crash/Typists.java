package org.fairgate.crash;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * People who type without pause: each owns one page, saves it again and again, repeats a save whose answer did not come,
 * and keeps a journal of what was acknowledged.
 */
final class Typists {
    private static final long RETRY_MS = 50;

    private final Vertx vertx;
    private final HttpClient client;
    private final int port;
    private final Function<UUID, String> token;
    private final AtomicLong acknowledged = new AtomicLong();
    private final List<Typist> all;
    private volatile boolean typing;

    Typists(Vertx vertx, int port, int count, Function<UUID, String> token) {
        this.vertx = vertx;
        this.port = port;
        this.token = token;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setIdleTimeout(15),
                new PoolOptions().setHttp1MaxSize(count));
        this.all = IntStream.range(0, count)
                .mapToObj(i -> new Typist(new UUID(0x0192_f000_0000_7000L + i, 0x8000_0000_0000_0000L + i)))
                .toList();
    }

    /** One page and the journal of its acknowledgements; used on one event loop only, read after the end. */
    static final class Typist {
        final UUID unit;
        volatile long version;
        volatile long text;

        Typist(UUID unit) {
            this.unit = unit;
        }
    }

    void start() {
        typing = true;
        all.forEach(typist -> vertx.runOnContext(go -> save(typist)));
    }

    void stop() {
        typing = false;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    List<Typist> all() {
        return all;
    }

    private void save(Typist typist) {
        if (!typing) {
            return;
        }
        long text = typist.text + 1;
        Future<Void> unused = put(typist, text)
                .onSuccess(version -> {
                    typist.version = version;
                    typist.text = text;
                    acknowledged.incrementAndGet();
                    save(typist);
                })
                .onFailure(lost -> vertx.setTimer(RETRY_MS, id -> save(typist)))
                .mapEmpty();
    }

    private Future<Long> put(Typist typist, long text) {
        RequestOptions request = request(HttpMethod.PUT, typist);
        if (typist.version == 0) {
            request.putHeader("If-None-Match", "*");
        } else {
            request.putHeader("If-Match", "\"" + typist.version + "\"");
        }
        Buffer body = new JsonObject()
                .put("text", text)
                .put("filler", "填".repeat(200))
                .toBuffer();
        return client.request(request)
                .compose(r -> r.putHeader("Content-Type", "application/json").send(body))
                .compose(Typists::saved);
    }

    private static Future<Long> saved(HttpClientResponse response) {
        return response.body()
                .compose(body -> response.statusCode() == 200
                        ? Future.succeededFuture(body.toJsonObject().getLong("version"))
                        : Future.failedFuture("status " + response.statusCode()));
    }

    /** What a server says of a page: its version and the text's number. */
    record Found(long version, long text) {}

    /** Asks until it is told: a busy server may refuse. */
    Future<Found> read(Typist typist) {
        return client.request(request(HttpMethod.GET, typist))
                .compose(r -> r.send())
                .compose(response -> response.body().compose(body -> found(response, body)))
                .recover(refused -> vertx.timer(RETRY_MS, TimeUnit.MILLISECONDS).compose(later -> read(typist)));
    }

    private static Future<Found> found(HttpClientResponse response, Buffer body) {
        return switch (response.statusCode()) {
            case 200 ->
                Future.succeededFuture(new Found(
                        Long.parseLong(response.getHeader("ETag").replace("\"", "")),
                        body.toJsonObject().getLong("text")));
            case 404 -> Future.succeededFuture(new Found(0, 0));
            default -> Future.failedFuture("status " + response.statusCode());
        };
    }

    /** Whether the server answers and is ready. */
    Future<Boolean> ready() {
        return client.request(new RequestOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/health/ready")
                        .setTimeout(3_000))
                .compose(r -> r.send())
                .map(response -> response.statusCode() == 200)
                .otherwise(false);
    }

    private RequestOptions request(HttpMethod method, Typist typist) {
        return new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/drafts/unit")
                .setTimeout(12_000)
                .putHeader("Authorization", "Bearer " + token.apply(typist.unit));
    }
}
