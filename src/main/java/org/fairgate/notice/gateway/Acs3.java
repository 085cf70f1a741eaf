package org.fairgate.notice.gateway;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fairgate.platform.config.Secret;

/** Signs calls of Aliyun's API: ACS3-HMAC-SHA256. */
record Acs3(String accessKeyId, Secret accessKeySecret) {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";
    private static final String EMPTY_BODY = hex(sha256(""));

    /**
     * A call to be signed; always a POST of {@code /} without a body.
     *
     * @param host with the port, if it is not the scheme's own
     * @param query parameters before encoding
     * @param date UTC, ISO 8601 to the second
     * @param nonce never used before
     */
    record Request(
            String host, String action, String version, SortedMap<String, String> query, String date, String nonce) {
        /** The query as it is signed and has to be sent. */
        String encodedQuery() {
            return query.entrySet().stream()
                    .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                    .collect(Collectors.joining("&"));
        }

        SortedMap<String, String> headers() {
            return new TreeMap<>(Map.of(
                    "host", host,
                    "x-acs-action", action,
                    "x-acs-content-sha256", EMPTY_BODY,
                    "x-acs-date", date,
                    "x-acs-signature-nonce", nonce,
                    "x-acs-version", version));
        }
    }

    /** All headers of the call, the signature among them. */
    Map<String, String> sign(Request request) {
        SortedMap<String, String> headers = request.headers();
        String names = String.join(";", headers.keySet());
        headers.put(
                "authorization",
                ALGORITHM + " Credential=" + accessKeyId + ",SignedHeaders=" + names + ",Signature="
                        + signature(request));
        return headers;
    }

    /** SHA-256 of the canonical request, in hex. */
    static String canonicalHash(Request request) {
        SortedMap<String, String> headers = request.headers();
        String lines = headers.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        return hex(sha256(String.join(
                "\n", "POST", "/", request.encodedQuery(), lines, String.join(";", headers.keySet()), EMPTY_BODY)));
    }

    String signature(Request request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(accessKeySecret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String toSign = ALGORITHM + "\n" + canonicalHash(request);
            return hex(mac.doFinal(toSign.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 failed", e);
        }
    }

    /** RFC 3986: what the JDK's form encoding does otherwise is put right. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
