package org.fairgate.platform.idempotency;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.security.BlindIndex;

/**
 * What tells requests and keys apart. All of it is keyed hashes: bodies hold passwords, and a key is the caller's own
 * text.
 */
final class Fingerprint {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Vertx vertx;
    private final BlindIndex index;

    Fingerprint(Vertx vertx, BlindIndex index) {
        this.vertx = vertx;
        this.index = index;
    }

    /**
     * A request under a key.
     *
     * @param caller who may see the answer; for an unknown caller made of key and body
     * @param key hash of the key
     * @param request hash of route and body
     * @param refound whether the use case finds what it has done though its answer be lost: by {@link #intent}, or because it
     *     is done once only, like a payment that is open already
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Keyed(UUID caller, byte[] key, byte[] request, boolean refound) {
        /** One and the same for all repetitions of a request; another key, caller or request has another. */
        UUID intent() {
            byte[] all = ByteBuffer.allocate(16 + key.length + request.length)
                    .putLong(caller.getMostSignificantBits())
                    .putLong(caller.getLeastSignificantBits())
                    .put(key)
                    .put(request)
                    .array();
            return UUID.nameUUIDFromBytes(all);
        }
    }

    /**
     * The key that counts for this request, if any.
     *
     * @throws org.fairgate.platform.http.Problem 400 for one that is malformed, repeated, or required and missing
     */
    static Optional<String> key(Endpoint endpoint, Call call) {
        IdempotencyRule rule = endpoint.idempotency();
        if (rule == IdempotencyRule.IGNORED) {
            return Optional.empty();
        }
        List<String> sent = call.headers(HEADER);
        if (sent.isEmpty()) {
            if (rule == IdempotencyRule.REQUIRED) {
                throw IdempotencyProblem.MISSING.problem();
            }
            return Optional.empty();
        }
        if (sent.size() > 1 || !KEY.matcher(sent.get(0)).matches()) {
            throw IdempotencyProblem.BAD_KEY.problem();
        }
        return Optional.of(sent.get(0));
    }

    Future<Keyed> of(Endpoint endpoint, Call call, String key) {
        return content(endpoint, call).map(content -> {
            byte[] request = index.of(
                    "idempotency-request", route(call).appendBuffer(content).getBytes());
            return endpoint.idempotency() == IdempotencyRule.WITH_BODY
                    ? unknown(key, request)
                    : new Keyed(
                            call.caller().subject(),
                            index.of("idempotency-key", key),
                            request,
                            endpoint.idempotency() == IdempotencyRule.REQUIRED);
        });
    }

    /** The same key of two strangers is two keys, unless they say the very same: so it tells nobody anything. */
    private Keyed unknown(String key, byte[] request) {
        Buffer both = Buffer.buffer(request).appendString(key);
        ByteBuffer caller = ByteBuffer.wrap(index.of("idempotency-stranger", both.getBytes()));
        return new Keyed(
                new UUID(caller.getLong(), caller.getLong()),
                index.of("idempotency-stranger-key", both.getBytes()),
                request,
                false);
    }

    private static Buffer route(Call call) {
        return Buffer.buffer(call.method().name() + "\n" + call.uri() + "\n");
    }

    /** The body; of an upload the fields and the file, since the frame around them differs each time. */
    private Future<Buffer> content(Endpoint endpoint, Call call) {
        if (!endpoint.body().upload()) {
            return Future.succeededFuture(call.body());
        }
        // A map's text is ambiguous in theory; the caller would only deceive themselves.
        Buffer fields = Buffer.buffer(call.allFields().toString());
        Optional<FileUpload> file = call.file();
        return file.isEmpty()
                ? Future.succeededFuture(fields)
                : vertx.fileSystem()
                        .readFile(file.get().uploadedFileName())
                        .compose(bytes ->
                                vertx.executeBlocking(() -> index.of("idempotency-file", bytes.getBytes()), false))
                        .map(hash -> fields.appendString(file.get().name()).appendBytes(hash));
    }
}
