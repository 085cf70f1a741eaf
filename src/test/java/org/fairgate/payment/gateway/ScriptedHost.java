package org.fairgate.payment.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A gateway's end of the line that answers whatever the test wants, or nothing at all. */
public final class ScriptedHost {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Reply> script = request -> Reply.SILENCE;

    /** What came in. */
    public record Asked(String method, String target, MultiMap headers, Buffer body) {}

    /** What goes back. */
    public record Reply(int status, Map<String, String> headers, Buffer body) {
        /** No answer, ever. */
        public static final Reply SILENCE = new Reply(0, Map.of(), Buffer.buffer());
        /** The connection is cut. */
        public static final Reply CUT = new Reply(-1, Map.of(), Buffer.buffer());

        /** Without any header. */
        public static Reply plain(int status, String body) {
            return new Reply(status, Map.of(), Buffer.buffer(body));
        }
    }

    public ScriptedHost(Vertx vertx) {
        this.server = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .await();
    }

    /** From now on it answers so. */
    public void answers(Function<Asked, Reply> other) {
        script = other;
    }

    /** Where it is, without a path. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** All that was asked, in order. */
    public List<Asked> asked() {
        return asked;
    }

    /** The last that was asked. */
    public Asked last() {
        return asked.get(asked.size() - 1);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        Asked question = new Asked(request.method().name(), request.uri(), request.headers(), body);
        asked.add(question);
        Reply reply = script.apply(question);
        if (reply.status() < 0) {
            var unused = request.connection().close();
        } else if (reply.status() > 0) {
            request.response().setStatusCode(reply.status());
            reply.headers().forEach(request.response()::putHeader);
            var unused = request.response().end(reply.body());
        }
    }
}
