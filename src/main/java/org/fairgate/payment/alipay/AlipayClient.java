package org.fairgate.payment.alipay;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.wire.GatewayHttp;
import org.fairgate.payment.wire.GatewayReply;
import org.fairgate.payment.wire.GatewayRequest;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.Signer;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.payment.wire.Wire;
import org.fairgate.payment.wire.text.BeijingTime;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.payment.wire.text.SignedText;
import org.fairgate.platform.config.GatewaySettings;

/** Signs our calls and checks Alipay's answers. */
final class AlipayClient {
    private static final String CONTENT = "biz_content";

    private final GatewaySettings.Alipay settings;
    private final GatewayHttp http;
    private final Signer signer;
    private final Verifier verifier;
    private final InstantSource clock;

    AlipayClient(Wire wire) {
        this.settings = wire.settings().alipay();
        this.http = wire.http(GatewayName.ALIPAY);
        this.signer = wire.signer(RsaKeys.ours("gateways.alipay.privateKey", settings.privateKey()));
        this.verifier = verifier(settings);
        this.clock = wire.clock();
    }

    /** Checks what Alipay signed. */
    static Verifier verifier(GatewaySettings.Alipay settings) {
        return new Verifier(RsaKeys.theirs("gateways.alipay.publicKey", settings.publicKey()));
    }

    /**
     * Makes a call.
     *
     * @param more parameters beside the usual ones
     * @param meaning what a signed answer means; it may throw as {@link AlipayAnswer#done} does
     */
    <T> Future<T> call(
            AlipayOperation operation,
            JsonObject content,
            Map<String, String> more,
            Function<AlipayAnswer, T> meaning) {
        SortedMap<String, String> parameters = new TreeMap<>(more);
        parameters.putAll(Map.of(
                "app_id",
                settings.appId(),
                "method",
                operation.method(),
                "format",
                "JSON",
                "charset",
                "utf-8",
                "sign_type",
                "RSA2",
                "timestamp",
                BeijingTime.SPACED.text(clock.instant()),
                "version",
                "1.0",
                CONTENT,
                content.encode()));
        return signer.sign(SignedText.of(parameters)).compose(sign -> {
            parameters.put("sign", sign);
            return http.call(request(operation, parameters), reply -> meaning.apply(answer(operation, reply)));
        });
    }

    /** The content is posted, everything about the call goes before it: its charset must be known to read the content. */
    private GatewayRequest request(AlipayOperation operation, SortedMap<String, String> parameters) {
        SortedMap<String, String> query = new TreeMap<>(parameters);
        String content = FormText.encode(Map.of(CONTENT, query.remove(CONTENT)));
        return GatewayRequest.form(operation.code(), settings.url() + "?" + FormText.encode(query), content);
    }

    private AlipayAnswer answer(AlipayOperation operation, GatewayReply reply) {
        if (reply.status() != 200) {
            throw new GatewayUnknown("http-" + reply.status());
        }
        return AlipayAnswer.read(reply.body().getBytes(), operation, verifier);
    }

    /** Fetches a file from the address that an answer told. */
    Future<Buffer> file(String url) {
        return http.fetch(GatewayRequest.get("bill-file", url, Map.of()), reply -> {
            if (reply.status() != 200) {
                throw new GatewayUnknown("http-" + reply.status());
            }
            return reply.body();
        });
    }
}
