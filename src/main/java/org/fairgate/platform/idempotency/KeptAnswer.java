package org.fairgate.platform.idempotency;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.idempotency.Fingerprint.Keyed;
import org.fairgate.platform.security.FieldCipher;

/** An answer as it is kept: status, headers, cookies and body, encrypted, for it may hold tokens. */
final class KeptAnswer {
    /** Tells the caller that nothing was carried out this time. */
    private static final String REPLAYED = "Idempotency-Replayed";

    private KeptAnswer() {}

    static byte[] seal(FieldCipher cipher, Keyed keyed, Reply reply) {
        JsonObject headers = new JsonObject();
        reply.headers().forEach(headers::put);
        JsonObject kept = new JsonObject()
                .put("status", reply.status())
                .put("headers", headers)
                .put("cookies", new JsonArray(reply.cookies()))
                .put("body", reply.body());
        return cipher.encrypt(context(keyed), kept.toBuffer().getBytes());
    }

    static Reply open(FieldCipher cipher, Keyed keyed, byte[] sealed) {
        JsonObject kept = new JsonObject(Buffer.buffer(cipher.decrypt(context(keyed), sealed)));
        Map<String, String> headers = new LinkedHashMap<>();
        kept.getJsonObject("headers").forEach(header -> headers.put(header.getKey(), (String) header.getValue()));
        List<String> cookies =
                kept.getJsonArray("cookies").stream().map(String::valueOf).toList();
        return new Reply(kept.getInteger("status"), headers, cookies, kept.getBuffer("body"))
                .withHeader(REPLAYED, "true");
    }

    private static String context(Keyed keyed) {
        return "idempotency/" + keyed.caller() + "/" + HexFormat.of().formatHex(keyed.key()) + "/answer";
    }
}
