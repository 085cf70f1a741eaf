package org.fairgate.payment.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/** An answer of a {@link ScriptedServer} with headers. */
public record ScriptedReply(int status, Map<String, String> headers, Buffer body) {
    /** The connection is cut instead. */
    public static final ScriptedReply CUT = new ScriptedReply(0, Map.of(), Buffer.buffer());

    /** Without any header. */
    public static ScriptedReply plain(int status, String body) {
        return new ScriptedReply(status, Map.of(), Buffer.buffer(body));
    }

    /** Sends it. */
    public void send(HttpServerResponse response) {
        if (status == 0) {
            var unused = response.reset();
            return;
        }
        response.setStatusCode(status);
        headers.forEach(response::putHeader);
        var unused = response.end(body);
    }
}
