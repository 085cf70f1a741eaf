package org.fairgate.load.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alipay's notice of a payment of 200.00 yuan, signed by RSA2, as a request ready to be sent. */
final class Notice {
    static final String APP = "2021000000000000";
    static final String SELLER = "2088000000000000";

    private Notice() {}

    /** The whole request for the payment of this number. */
    static byte[] request(String number, PrivateKey key) {
        SortedMap<String, String> fields = new TreeMap<>(Map.of(
                "app_id",
                APP,
                "auth_app_id",
                APP,
                "charset",
                "utf-8",
                "notify_id",
                "2026" + number,
                "notify_time",
                "2026-09-01 10:00:06",
                "notify_type",
                "trade_status_sync",
                "out_trade_no",
                number,
                "seller_id",
                SELLER,
                "total_amount",
                "200.00",
                "version",
                "1.0"));
        fields.putAll(Map.of(
                "buyer_id", "2088102100000000",
                "gmt_create", "2026-09-01 10:00:00",
                "gmt_payment", "2026-09-01 10:00:05",
                "subject", "进博会专业观众证件",
                "trade_no", "20260901220014" + number,
                "trade_status", "TRADE_SUCCESS"));
        String text = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
        fields.put("sign", sign(text, key));
        fields.put("sign_type", "RSA2");
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String head = "POST /callbacks/alipay HTTP/1.1\r\nHost: localhost\r\n"
                + "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static String sign(String text, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
