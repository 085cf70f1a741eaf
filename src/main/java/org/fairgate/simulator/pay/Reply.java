package org.fairgate.simulator.pay;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What a gateway answers to the merchant. */
public record Reply(int status, Map<String, String> headers, Buffer body) {
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A 200 with a text of this content type. */
    public static Reply ok(String contentType, String body) {
        return new Reply(200, Map.of("Content-Type", contentType), Buffer.buffer(body));
    }
}
