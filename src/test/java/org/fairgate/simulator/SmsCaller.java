package org.fairgate.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A caller of the SMS gateway with a signer of its own, so that the gateway is not checked by itself. */
final class SmsCaller {
    static final String KEY = "demo-key";
    static final String SECRET = "YourAccessKeySecret";
    private static final String NAMES =
            "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

    private final WebClient client;
    private final String base;
    private long patienceMillis = 15_000;
    private int calls;

    SmsCaller(WebClient client, String base) {
        this.client = client;
        this.base = base;
    }

    void loseItsPatienceSoon() {
        patienceMillis = 200;
    }

    Future<HttpResponse<Buffer>> code(String number, String code, Instant at) {
        return send(sending(number, new JsonObject().put("code", code)), at, "nonce-" + ++calls);
    }

    static Map<String, String> sending(String number, JsonObject parameters) {
        return new TreeMap<>(Map.of(
                "PhoneNumbers",
                number,
                "SignName",
                "进博会",
                "TemplateCode",
                "SMS_00000001",
                "TemplateParam",
                parameters.encode()));
    }

    Future<HttpResponse<Buffer>> send(Map<String, String> parameters, Instant at, String nonce) {
        return send(parameters, at, nonce, SECRET);
    }

    Future<HttpResponse<Buffer>> send(Map<String, String> parameters, Instant at, String nonce, String secret) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
        String host = base.substring("http://".length());
        String empty = hex(digest(""));
        String canonical = "POST\n/\n" + query + "\nhost:" + host + "\nx-acs-action:SendSms\nx-acs-content-sha256:"
                + empty
                + "\nx-acs-date:" + at + "\nx-acs-signature-nonce:" + nonce + "\nx-acs-version:2017-05-25\n\n" + NAMES
                + "\n" + empty;
        String signature = hex(hmac(secret, "ACS3-HMAC-SHA256\n" + hex(digest(canonical))));
        return request(query, at.toString(), nonce)
                .putHeader("x-acs-content-sha256", empty)
                .putHeader(
                        "Authorization",
                        "ACS3-HMAC-SHA256 Credential=" + KEY + ",SignedHeaders=" + NAMES + ",Signature=" + signature)
                .send();
    }

    HttpRequest<Buffer> request(String query, String date, String nonce) {
        return client.postAbs(base + "/?" + query)
                .timeout(patienceMillis)
                .putHeader("x-acs-action", "SendSms")
                .putHeader("x-acs-version", "2017-05-25")
                .putHeader("x-acs-date", date)
                .putHeader("x-acs-signature-nonce", nonce);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
