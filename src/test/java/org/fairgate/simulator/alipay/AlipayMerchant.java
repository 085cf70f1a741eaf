package org.fairgate.simulator.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fairgate.simulator.pay.PayStage;

/** A merchant as the specification wants it, with signing code of its own. */
final class AlipayMerchant {
    private static final Pattern ANSWER =
            Pattern.compile("\\{\"([a-z_]+)\":(\\{.*}),\"sign\":\"([A-Za-z0-9+/=]+)\"}", Pattern.DOTALL);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final PayStage stage;

    AlipayMerchant(PayStage stage) {
        this.stage = stage;
    }

    @CanIgnoreReturnValue
    JsonObject precreate(String number, String yuan) {
        return call("alipay.trade.precreate", order(number, yuan));
    }

    static JsonObject order(String number, String yuan) {
        return new JsonObject()
                .put("out_trade_no", number)
                .put("total_amount", yuan)
                .put("subject", "进博会专业观众证件");
    }

    JsonObject query(String number) {
        return call("alipay.trade.query", new JsonObject().put("out_trade_no", number));
    }

    JsonObject close(String number) {
        return call("alipay.trade.close", new JsonObject().put("out_trade_no", number));
    }

    @CanIgnoreReturnValue
    JsonObject refund(String number, String request, String yuan) {
        return call(
                "alipay.trade.refund",
                new JsonObject()
                        .put("out_trade_no", number)
                        .put("out_request_no", request)
                        .put("refund_amount", yuan));
    }

    JsonObject queryRefund(String number, String request) {
        return call(
                "alipay.trade.fastpay.refund.query",
                new JsonObject().put("out_trade_no", number).put("out_request_no", request));
    }

    /** A signed call whose answer was verified. */
    JsonObject call(String method, JsonObject content) {
        return read(PayStage.await(send(method, content)), method.replace('.', '_') + "_response");
    }

    /** A signed call. */
    Future<HttpResponse<Buffer>> send(String method, JsonObject content) {
        Map<String, String> parameters = parameters(method, content);
        parameters.put("sign", sign(PayStage.MERCHANT.getPrivate(), toSign(parameters, Set.of("sign"))));
        return send(parameters);
    }

    Map<String, String> parameters(String method, JsonObject content) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("app_id", PayStage.APP);
        parameters.put("method", method);
        parameters.put("format", "JSON");
        parameters.put("charset", "utf-8");
        parameters.put("sign_type", "RSA2");
        parameters.put("timestamp", TIME.format(LocalDateTime.ofInstant(stage.now(), ZoneId.of("Asia/Shanghai"))));
        parameters.put("version", "1.0");
        parameters.put("notify_url", stage.notifyUrl());
        parameters.put("biz_content", content.encode());
        return parameters;
    }

    /** System parameters in the query, the content in the body, as the official clients do. */
    Future<HttpResponse<Buffer>> send(Map<String, String> parameters) {
        var request = stage.client.postAbs(stage.url("/alipay/gateway.do"));
        parameters.forEach((name, value) -> {
            if (!name.equals("biz_content")) {
                request.addQueryParam(name, value);
            }
        });
        return request.sendForm(
                MultiMap.caseInsensitiveMultiMap().add("biz_content", parameters.getOrDefault("biz_content", "")));
    }

    static JsonObject read(HttpResponse<Buffer> response, String node) {
        Matcher matcher = ANSWER.matcher(response.bodyAsString());
        assertThat(matcher.matches()).as(response.bodyAsString()).isTrue();
        assertThat(matcher.group(1)).isEqualTo(node);
        assertThat(verify(PayStage.GATEWAY.getPublic(), matcher.group(2), matcher.group(3)))
                .isTrue();
        return new JsonObject(matcher.group(2));
    }

    static boolean isGenuine(HttpResponse<Buffer> answer) {
        Matcher matcher = ANSWER.matcher(answer.bodyAsString());
        return matcher.matches() && verify(PayStage.GATEWAY.getPublic(), matcher.group(2), matcher.group(3));
    }

    /** A notice's fields, decoded once. */
    static Map<String, String> fields(PayStage.Told told) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : told.body().split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    static boolean isGenuine(Map<String, String> fields) {
        return verify(
                PayStage.GATEWAY.getPublic(),
                toSign(fields, Set.of("sign", "sign_type")),
                fields.getOrDefault("sign", ""));
    }

    static String toSign(Map<String, String> parameters, Set<String> without) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(entry -> !without.contains(entry.getKey())
                                && !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("&"));
    }

    static String sign(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    static boolean verify(PublicKey key, String text, String given) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(given));
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }
}
