package org.fairgate.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A merchant of WeChat Pay that signs, verifies and decrypts by code of its own. */
final class WechatCaller {
    static final String APP = "wxd678efh567hg6787";
    static final String MERCHANT = "1900007291";
    static final String SERIAL = "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB";
    private static final String NONCE = "593BEC0C930BF1AFEB40B4A08C8FB242";

    private final GatewayStage stage;
    final Map<String, String> extra = new LinkedHashMap<>();

    WechatCaller(GatewayStage stage) {
        this.stage = stage;
    }

    HttpResponse<Buffer> get(String target) {
        return call(HttpMethod.GET, target, "");
    }

    HttpResponse<Buffer> post(String target, JsonObject body) {
        return call(HttpMethod.POST, target, body.encode());
    }

    HttpResponse<Buffer> call(HttpMethod method, String target, String body) {
        long time = stage.now().getEpochSecond();
        return SimulatorStage.await(request(
                        method,
                        target,
                        authorization(time, method + "\n" + target + "\n" + time + "\n" + NONCE + "\n" + body + "\n"))
                .sendBuffer(Buffer.buffer(body)));
    }

    HttpRequest<Buffer> request(HttpMethod method, String target, String authorization) {
        HttpRequest<Buffer> request = stage.client
                .requestAbs(method, stage.base() + "/wechatpay" + target)
                .putHeader("Authorization", authorization)
                .putHeader("Accept", "application/json")
                .putHeader("Content-Type", "application/json");
        extra.forEach(request::putHeader);
        return request;
    }

    static String authorization(long time, String text) {
        return "WECHATPAY2-SHA256-RSA2048 mchid=\"" + MERCHANT + "\",nonce_str=\"" + NONCE + "\",signature=\""
                + sign(text) + "\",timestamp=\"" + time + "\",serial_no=\"" + SERIAL + "\"";
    }

    private static String sign(String text) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(GatewayStage.KEYS.getPrivate());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Public keys by serial number, from the certificates that the platform gives out. */
    Map<String, PublicKey> platformKeys() {
        Map<String, PublicKey> keys = new LinkedHashMap<>();
        get("/v3/certificates").bodyAsJsonObject().getJsonArray("data").forEach(item -> {
            JsonObject one = (JsonObject) item;
            String pem = decrypted(one.getJsonObject("encrypt_certificate"));
            try {
                PublicKey key = CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
                        .getPublicKey();
                keys.put(one.getString("serial_no"), key);
            } catch (GeneralSecurityException unreadable) {
                throw new AssertionError(pem, unreadable);
            }
        });
        return keys;
    }

    /** Whether headers and body are signed by the key that the headers name. */
    boolean signed(MultiMap headers, String body, Map<String, PublicKey> keys) {
        String text = headers.get("Wechatpay-Timestamp") + "\n" + headers.get("Wechatpay-Nonce") + "\n" + body + "\n";
        PublicKey key = keys.get(headers.get("Wechatpay-Serial"));
        if (key == null) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(headers.get("Wechatpay-Signature")));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** The content of a notice. */
    static JsonObject content(String notice) {
        return new JsonObject(decrypted(new JsonObject(notice).getJsonObject("resource")));
    }

    private static String decrypted(JsonObject sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(GatewayStage.API_V3_KEY.getBytes(StandardCharsets.US_ASCII), "AES"),
                    new GCMParameterSpec(128, sealed.getString("nonce").getBytes(StandardCharsets.US_ASCII)));
            cipher.updateAAD(sealed.getString("associated_data").getBytes(StandardCharsets.US_ASCII));
            byte[] plain = cipher.doFinal(Base64.getDecoder().decode(sealed.getString("ciphertext")));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException wrong) {
            throw new AssertionError(sealed.encode(), wrong);
        }
    }

    JsonObject order(String number) {
        return new JsonObject()
                .put("appid", APP)
                .put("mchid", MERCHANT)
                .put("description", "进博会专业观众证件")
                .put("out_trade_no", number)
                .put("time_expire", "2021-09-01T10:15:00+08:00")
                .put("notify_url", stage.merchantUrl())
                .put("amount", new JsonObject().put("total", 20000).put("currency", "CNY"));
    }

    HttpResponse<Buffer> open(String number) {
        return post("/v3/pay/transactions/native", order(number));
    }

    HttpResponse<Buffer> query(String number) {
        return get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + MERCHANT);
    }

    HttpResponse<Buffer> close(String number) {
        return post("/v3/pay/transactions/out-trade-no/" + number + "/close", new JsonObject().put("mchid", MERCHANT));
    }

    JsonObject refundOf(String number, String refundNumber, int fen) {
        return new JsonObject()
                .put("out_trade_no", number)
                .put("out_refund_no", refundNumber)
                .put("reason", "重复支付")
                .put("notify_url", stage.merchantUrl())
                .put(
                        "amount",
                        new JsonObject().put("refund", fen).put("total", 20000).put("currency", "CNY"));
    }

    HttpResponse<Buffer> refund(String number, String refundNumber, int fen) {
        return post("/v3/refund/domestic/refunds", refundOf(number, refundNumber, fen));
    }

    HttpResponse<Buffer> refundQuery(String refundNumber) {
        return get("/v3/refund/domestic/refunds/" + refundNumber);
    }
}
