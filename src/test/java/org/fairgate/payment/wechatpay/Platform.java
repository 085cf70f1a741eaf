package org.fairgate.payment.wechatpay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.wire.ScriptedReply;
import org.fairgate.payment.wire.Wire;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.time.Ids;
import org.fairgate.testing.CertificateMaker;
import org.fairgate.testing.TestClock;

/** What the platform does, made here from its documents: signs, seals, publishes certificates. */
final class Platform {
    static final String API_KEY = "0123456789abcdef0123456789abcdef";
    static final String MCHID = "1900007291";
    static final String APPID = "wxd678efh567hg6787";
    static final Merchant US = new Merchant(MCHID, APPID);
    static final String NUMBER = "FG260901ABCDEFGH01";
    static final CertificateMaker.Validity GOOD = new CertificateMaker.Validity(
            TestClock.START.minus(Duration.ofDays(100)), TestClock.START.plus(Duration.ofDays(100)));
    static final CertificateMaker.Holder FIRST = CertificateMaker.root("Tenpay.com sign", GOOD);
    static final CertificateMaker.Holder SECOND = CertificateMaker.root("Tenpay.com sign", GOOD);
    static final CertificateMaker.Holder OURS = CertificateMaker.root("merchant", GOOD);

    private Platform() {}

    static String serial(CertificateMaker.Holder holder) {
        return holder.certificate().getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    /** The gateway under test, which knows the platform's first key by its certificate's serial. */
    static WechatPay gateway(Vertx vertx, InstantSource clock, String url) {
        return gateway(vertx, clock, url, List.of(serial(FIRST) + "=" + FIRST.publicKey()));
    }

    static WechatPay gateway(Vertx vertx, InstantSource clock, String url, List<String> platformKeys) {
        GatewaySettings usual = SettingsLoader.load(List.of(), Map.of()).gateways();
        GatewaySettings settings = usual.with(
                "https://fair.example",
                usual.alipay(),
                new GatewaySettings.WechatPay(
                        url,
                        MCHID,
                        APPID,
                        "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB",
                        new Secret(OURS.privateKey()),
                        new Secret(API_KEY),
                        platformKeys),
                usual.unionpay());
        return new WechatPay(
                new Wire(vertx, new SimpleMeterRegistry(), clock, settings), new Ids(clock, new SecureRandom()));
    }

    /** An answer that this key signed now. */
    static ScriptedReply signed(CertificateMaker.Holder key, InstantSource clock, int status, String body) {
        return new ScriptedReply(status, signature(key, serial(key), clock.instant(), body), Buffer.buffer(body));
    }

    static Map<String, String> signature(CertificateMaker.Holder key, String serial, Instant at, String body) {
        String timestamp = Long.toString(at.getEpochSecond());
        String nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
        String text = timestamp + "\n" + nonce + "\n" + body + "\n";
        return Map.of(
                "Wechatpay-Timestamp", timestamp,
                "Wechatpay-Nonce", nonce,
                "Wechatpay-Signature", key.sign(text.getBytes(StandardCharsets.UTF_8)),
                "Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048",
                "Wechatpay-Serial", serial);
    }

    /** A payment's notice as the platform would send it now. */
    static Incoming notice(InstantSource clock, JsonObject payment) {
        return notice(FIRST, clock, envelope("TRANSACTION.SUCCESS", "transaction", payment.encode()));
    }

    static Incoming notice(CertificateMaker.Holder key, InstantSource clock, JsonObject envelope) {
        String body = envelope.encode();
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        headers.addAll(signature(key, serial(key), clock.instant(), body));
        return new Incoming(headers, Buffer.buffer(body));
    }

    static JsonObject envelope(String event, String kind, String content) {
        return new JsonObject()
                .put("id", "EV-2018022511223320873")
                .put("create_time", "2021-09-01T10:00:01+08:00")
                .put("resource_type", "encrypt-resource")
                .put("event_type", event)
                .put("summary", "支付成功")
                .put("resource", sealed(kind, content).put("original_type", kind));
    }

    static JsonObject sealed(String associatedData, String content) {
        String nonce = "0123456789ab";
        return new JsonObject()
                .put("algorithm", "AEAD_AES_256_GCM")
                .put("ciphertext", seal(nonce, associatedData, content))
                .put("associated_data", associatedData)
                .put("nonce", nonce);
    }

    private static String seal(String nonce, String associatedData, String content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(API_KEY.getBytes(StandardCharsets.UTF_8), "AES"),
                    new GCMParameterSpec(128, nonce.getBytes(StandardCharsets.UTF_8)));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A payment of 200 yuan of which the payer's coupons took 50. */
    static JsonObject payment() {
        return new JsonObject()
                .put("mchid", MCHID)
                .put("appid", APPID)
                .put("out_trade_no", NUMBER)
                .put("transaction_id", "4200000000202109010000000001")
                .put("trade_type", "NATIVE")
                .put("trade_state", "SUCCESS")
                .put("trade_state_desc", "支付成功")
                .put("bank_type", "OTHERS")
                .put("success_time", "2021-09-01T10:00:00+08:00")
                .put("payer", new JsonObject().put("openid", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"))
                .put(
                        "amount",
                        new JsonObject()
                                .put("total", 20000)
                                .put("payer_total", 15000)
                                .put("currency", "CNY")
                                .put("payer_currency", "CNY"));
    }

    static JsonObject refund(String statusField, String status) {
        return new JsonObject()
                .put("mchid", MCHID)
                .put("out_trade_no", NUMBER)
                .put("transaction_id", "4200000000202109010000000001")
                .put("out_refund_no", NUMBER + "01")
                .put("refund_id", "50000000382019052709732678859")
                .put(statusField, status)
                .put(
                        "amount",
                        new JsonObject()
                                .put("total", 20000)
                                .put("refund", 20000)
                                .put("currency", "CNY"));
    }

    /** What {@code /v3/certificates} answers. */
    static String certificates(CertificateMaker.Holder... holders) {
        JsonArray data = new JsonArray();
        for (CertificateMaker.Holder holder : holders) {
            data.add(new JsonObject()
                    .put("serial_no", serial(holder))
                    .put("effective_time", "2021-01-01T00:00:00+08:00")
                    .put("expire_time", "2030-01-01T00:00:00+08:00")
                    .put("encrypt_certificate", sealed("certificate", holder.pem())));
        }
        return new JsonObject().put("data", data).encode();
    }
}
