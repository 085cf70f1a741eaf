package org.fairgate.payment.unionpay;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.SortedMap;
import java.util.function.Function;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.wire.GatewayHttp;
import org.fairgate.payment.wire.GatewayReply;
import org.fairgate.payment.wire.GatewayRequest;
import org.fairgate.payment.wire.text.FormText;

/** Posts signed forms to UnionPay; an answer ({@code k=v&} text, not encoded) is believed only with its signature. */
final class UnionCalls {
    private final GatewayHttp http;
    private final Signatures signatures;
    private final String merId;

    UnionCalls(GatewayHttp http, Signatures signatures, String merId) {
        this.http = http;
        this.signatures = signatures;
        this.merId = merId;
    }

    /**
     * Sends a message and reads the answer to it.
     *
     * @param reader may throw {@link BadMessage}: then nobody knows what came of the message
     */
    <T> Future<T> call(String operation, String url, SortedMap<String, String> message, Function<Message, T> reader) {
        return request(operation, url, message)
                .compose(request -> http.call(request, reply -> read(body(reply), reader)));
    }

    /** Sends a message whose answer holds a file, and gives back the answer as it came: reading it takes a worker. */
    Future<Buffer> fetch(String operation, String url, SortedMap<String, String> message) {
        return request(operation, url, message).compose(request -> http.fetch(request, UnionCalls::body));
    }

    /** Reads an answer, see {@link #call}. */
    <T> T read(Buffer answer, Function<Message, T> reader) {
        try {
            return reader.apply(signatures.check(FormText.split(answer), merId));
        } catch (BadMessage notBelieved) {
            throw new GatewayUnknown(notBelieved.code());
        }
    }

    private Future<GatewayRequest> request(String operation, String url, SortedMap<String, String> message) {
        return signatures.sign(message).map(signed -> GatewayRequest.form(operation, url, FormText.encode(signed)));
    }

    private static Buffer body(GatewayReply reply) {
        if (reply.status() >= 400) {
            throw new GatewayUnknown("http-" + reply.status());
        }
        return reply.body();
    }
}
