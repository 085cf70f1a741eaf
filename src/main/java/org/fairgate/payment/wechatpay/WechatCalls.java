package org.fairgate.payment.wechatpay;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.wire.GatewayHttp;
import org.fairgate.payment.wire.GatewayReply;
import org.fairgate.payment.wire.GatewayRequest;
import org.fairgate.payment.wire.Signer;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.http.Json;
import org.fairgate.platform.time.Ids;

/**
 * Calls the platform: signs what goes out, and believes an answer only with the platform's signature. A refusal is unsigned,
 * and counts only when it is the platform's JSON with a code.
 */
final class WechatCalls {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final int TOO_MANY_REQUESTS = 429;
    /** These do not say that nothing was done: the number is in use there, the system failed, or we are too fast. */
    private static final Set<String> UNCLEAR = Set.of(
            "SYSTEM_ERROR",
            "SYSTEMERROR",
            "BANK_ERROR",
            "FREQUENCY_LIMITED",
            "RATELIMIT_EXCEEDED",
            "OUT_TRADE_NO_USED");

    private final GatewayHttp http;
    private final Signer signer;
    private final GatewaySettings.WechatPay settings;
    private final PlatformKeys keys;
    private final Stamps stamps;
    /** Stands for the platform's host; if it has a path, that is not part of what is signed. */
    private final String platform;

    /** Gives each call the time and something never used before. */
    record Stamps(InstantSource clock, Ids ids) {
        Stamp next() {
            return new Stamp(
                    Long.toString(clock.instant().getEpochSecond()),
                    ids.next().toString().replace("-", "").toUpperCase(Locale.ROOT));
        }
    }

    /** Of one call. */
    record Stamp(String timestamp, String nonce) {}

    WechatCalls(GatewayHttp http, Signer signer, GatewaySettings.WechatPay settings, PlatformKeys keys, Stamps stamps) {
        this.http = http;
        this.signer = signer;
        this.settings = settings;
        this.keys = keys;
        this.stamps = stamps;
        this.platform = settings.url().replaceAll("/+$", "");
    }

    /** Asks for something; the answer is signed. */
    <T> Future<T> get(String operation, String path, Function<Buffer, T> reader) {
        return getUnchecked(operation, path, reply -> verified(reply, reader));
    }

    /** Orders something; the answer is signed. */
    <T> Future<T> post(String operation, String path, Map<String, Object> body, Function<Buffer, T> reader) {
        return signed(operation, HttpMethod.POST, path, Json.write(body))
                .compose(request -> http.call(request, reply -> successful(reply, whole -> verified(whole, reader))));
    }

    /** As {@link #get}, where the reader checks the signature, for the answer brings the keys. */
    <T> Future<T> getUnchecked(String operation, String path, Reader<T> reader) {
        return signed(operation, HttpMethod.GET, path, Buffer.buffer())
                .compose(request -> http.call(request, reply -> successful(reply, reader)));
    }

    /**
     * Fetches a file that the platform named; it is not signed.
     *
     * @param url a signed answer gave it; our signature goes nowhere but to the platform
     */
    Future<Buffer> file(String operation, String url) {
        if (!url.startsWith(platform + "/")) {
            return Future.failedFuture(new GatewayUnknown("file-elsewhere"));
        }
        return signed(operation, HttpMethod.GET, url.substring(platform.length()), Buffer.buffer())
                .compose(request -> http.fetch(request, reply -> successful(reply, GatewayReply::body)));
    }

    /** Reads a whole answer; may throw {@link BadMessage}. */
    interface Reader<T> {
        T read(GatewayReply reply);
    }

    private <T> T verified(GatewayReply reply, Function<Buffer, T> reader) {
        keys.check(reply.headers(), reply.body());
        return reader.apply(reply.body());
    }

    private static <T> T successful(GatewayReply reply, Reader<T> reader) {
        if (reply.status() >= 400) {
            throw refusal(reply);
        }
        try {
            return reader.read(reply);
        } catch (BadMessage notBelieved) {
            throw new GatewayUnknown(notBelieved.code());
        }
    }

    private static RuntimeException refusal(GatewayReply reply) {
        String code = refusalCode(reply.body());
        boolean clear = !code.isEmpty() && reply.status() != TOO_MANY_REQUESTS && !UNCLEAR.contains(code);
        return clear ? new GatewayRefused(code) : new GatewayUnknown(code.isEmpty() ? "http-" + reply.status() : code);
    }

    private static String refusalCode(Buffer body) {
        try {
            String code = Fields.of(body).text("code");
            return code.matches("[A-Z][A-Z0-9_]{1,63}") ? code : "";
        } catch (BadMessage notJson) {
            return "";
        }
    }

    private Future<GatewayRequest> signed(String operation, HttpMethod method, String target, Buffer body) {
        Stamp stamp = stamps.next();
        return signer.sign(signedText(method.name(), target, stamp, body.toString()))
                .map(signature ->
                        new GatewayRequest(operation, method, platform + target, headers(stamp, signature), body));
    }

    /** What our signature is over: five lines, each ended, the last empty for a request without a body. */
    static String signedText(String method, String target, Stamp stamp, String body) {
        return String.join("\n", method, target, stamp.timestamp(), stamp.nonce(), body, "");
    }

    private Map<String, String> headers(Stamp stamp, String signature) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Authorization", authorization(stamp, signature),
                "Accept", "application/json",
                "User-Agent", "fairgate",
                "Content-Type", "application/json"));
        keys.preferred().ifPresent(id -> headers.put("Wechatpay-Serial", id));
        return headers;
    }

    private String authorization(Stamp stamp, String signature) {
        return SCHEME
                + " mchid=\"" + settings.merchantId()
                + "\",nonce_str=\"" + stamp.nonce()
                + "\",signature=\"" + signature
                + "\",timestamp=\"" + stamp.timestamp()
                + "\",serial_no=\"" + settings.serial() + "\"";
    }
}
