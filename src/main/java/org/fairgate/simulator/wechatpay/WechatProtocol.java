package org.fairgate.simulator.wechatpay;

import io.vertx.core.json.JsonObject;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fairgate.simulator.pay.Rsa;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.RefundState;
import org.fairgate.simulator.pay.notice.Event;
import org.fairgate.simulator.pay.notice.Protocol;
import org.fairgate.simulator.pay.notice.Wire;
import org.fairgate.simulator.wechatpay.trust.AesGcm;
import org.fairgate.simulator.wechatpay.trust.Authorization;
import org.fairgate.simulator.wechatpay.trust.PlatformKeys;
import org.fairgate.simulator.wechatpay.trust.Probes;
import org.fairgate.simulator.wechatpay.trust.Rfc3339;
import org.fairgate.simulator.wechatpay.trust.Stamp;
import org.fairgate.simulator.wechatpay.trust.WechatMerchant;

/** How WeChat Pay signs and tells: an envelope in clear, its content encrypted under the API v3 key. */
final class WechatProtocol implements Protocol {
    private static final List<Duration> GAPS = List.of(
            Duration.ofSeconds(15),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(20),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(6));

    private final InstantSource clock;
    private final RandomGenerator random;
    private final PlatformKeys keys;
    private final Probes probes;
    private final AesGcm cipher;
    private final Views views;

    WechatProtocol(InstantSource clock, RandomGenerator random, PlatformKeys keys, Probes probes, WechatMerchant us) {
        this.clock = clock;
        this.random = random;
        this.keys = keys;
        this.probes = probes;
        this.cipher = new AesGcm(us.apiV3Key());
        this.views = new Views(us);
    }

    @Override
    public PayGateway gateway() {
        return PayGateway.WECHATPAY;
    }

    @Override
    public PrivateKey key() {
        return keys.signer().key();
    }

    @Override
    public Wire write(Event event, PrivateKey signer) {
        String body = envelope(event).encode();
        Stamp stamp = stamp(clock.instant());
        PlatformKeys.Signer signing = keys.signer(signer);
        String signature = probes.ofNotice(event.id(), Rsa.sign(signing.key(), stamp.ofAnswer(body)));
        Map<String, String> headers = headers(stamp, signing.serial(), signature);
        headers.put("Content-Type", "application/json");
        String url = event.refund()
                .map(refund -> refund.attribute(Refunds.NOTIFY_URL))
                .orElse(event.trade().terms().notifyUrl());
        return new Wire(url, headers, body);
    }

    /** The headers under which an answer with this body goes out. */
    Map<String, String> answerHeaders(String body, PrivateKey signer) {
        Stamp stamp = stamp(clock.instant());
        PlatformKeys.Signer signing = keys.signer(signer);
        return headers(stamp, signing.serial(), probes.ofAnswer(Rsa.sign(signing.key(), stamp.ofAnswer(body))));
    }

    @Override
    public boolean accepts(int status, String body) {
        return status == 200 || status == 204;
    }

    @Override
    public List<Duration> gaps() {
        return GAPS;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }

    private Stamp stamp(Instant now) {
        return new Stamp(Long.toString(now.getEpochSecond()), AesGcm.newNonce(random) + AesGcm.newNonce(random));
    }

    private static Map<String, String> headers(Stamp stamp, String serial, String signature) {
        return new HashMap<>(Map.of(
                "Wechatpay-Timestamp",
                stamp.timestamp(),
                "Wechatpay-Nonce",
                stamp.nonce(),
                "Wechatpay-Serial",
                serial,
                "Wechatpay-Signature",
                signature,
                "Wechatpay-Signature-Type",
                Authorization.SCHEME));
    }

    private JsonObject envelope(Event event) {
        return event.refund()
                .map(refund -> envelope(event, refundType(refund), "refund", views.refundNotice(event.trade(), refund)))
                .orElseGet(
                        () -> envelope(event, "TRANSACTION.SUCCESS", "transaction", views.transaction(event.trade())));
    }

    private static String refundType(Refund refund) {
        return refund.state() == RefundState.DONE ? "REFUND.SUCCESS" : "REFUND.ABNORMAL";
    }

    private JsonObject envelope(Event event, String type, String kind, JsonObject content) {
        String nonce = AesGcm.newNonce(random);
        JsonObject resource = new JsonObject()
                .put("original_type", kind)
                .put("algorithm", AesGcm.ALGORITHM)
                .put("ciphertext", cipher.encrypt(nonce, kind, content.encode()))
                .put("associated_data", kind)
                .put("nonce", nonce);
        return new JsonObject()
                .put("id", event.id())
                .put("create_time", Rfc3339.text(event.at()))
                .put("resource_type", "encrypt-resource")
                .put("event_type", type)
                .put("summary", event.refund().isEmpty() ? "支付成功" : "退款通知")
                .put("resource", resource);
    }
}
