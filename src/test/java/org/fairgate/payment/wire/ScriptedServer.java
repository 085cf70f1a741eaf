package org.fairgate.payment.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** An HTTP server on this machine that answers as the test says, and remembers what it was asked. */
public final class ScriptedServer {
    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<Seen, HttpServerResponse> script = (request, response) -> {};

    /** A request that came. */
    public record Seen(String method, String uri, MultiMap headers, Buffer body) {}

    private ScriptedServer(Vertx vertx, HttpServerOptions options) {
        this.server = vertx.createHttpServer(options);
    }

    /** Listens on a free port; silent until it is told what to answer. */
    public static ScriptedServer start(Vertx vertx) {
        return start(vertx, new HttpServerOptions());
    }

    static ScriptedServer start(Vertx vertx, HttpServerOptions options) {
        ScriptedServer scripted = new ScriptedServer(vertx, options);
        HttpServer unused = scripted.server
                .requestHandler(request -> request.body().onSuccess(body -> {
                    Seen now = new Seen(request.method().name(), request.uri(), request.headers(), body);
                    scripted.seen.add(now);
                    scripted.script.accept(now, request.response());
                }))
                .listen(0, "127.0.0.1")
                .await();
        return scripted;
    }

    /** What it does from now on. */
    public void script(BiConsumer<Seen, HttpServerResponse> answering) {
        script = answering;
    }

    /** Answers everything like this from now on. */
    public void answer(int status, String body) {
        script((request, response) -> {
            var unused = response.setStatusCode(status).end(body);
        });
    }

    /** Says nothing from now on. */
    public void silence() {
        script((request, response) -> {});
    }

    /** What came so far. */
    public List<Seen> seen() {
        return seen;
    }

    /** The last that came. */
    public Seen last() {
        return seen.get(seen.size() - 1);
    }

    /** Its port. */
    public int port() {
        return server.actualPort();
    }

    /** An address at it. */
    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }
}
