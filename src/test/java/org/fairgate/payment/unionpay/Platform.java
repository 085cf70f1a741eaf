package org.fairgate.payment.unionpay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.wire.Wire;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.testing.CertificateMaker;
import org.fairgate.testing.CertificateMaker.Holder;
import org.fairgate.testing.CertificateMaker.Validity;
import org.fairgate.testing.TestClock;

/** What UnionPay does, made here from its documents: its chain of certificates, its signatures, its messages. */
final class Platform {
    static final String MER_ID = "777290058110048";
    static final String NUMBER = "FG260901ABCDEFGH01";
    static final String QUERY_ID = "202609011000006689298";
    static final String SIGNER = "中国银联股份有限公司";
    static final String NAME = "041@Z12@" + SIGNER + "@00000001";
    static final Validity GOOD =
            new Validity(TestClock.START.minus(Duration.ofDays(100)), TestClock.START.plus(Duration.ofDays(100)));
    static final Holder ROOT = CertificateMaker.root("CFCA ACS CA", GOOD);
    static final Holder MIDDLE = CertificateMaker.between("CFCA ACS OCA31", ROOT, GOOD);
    static final Holder SIGNS = CertificateMaker.leaf(NAME, MIDDLE, GOOD);
    static final Holder OURS = CertificateMaker.root("merchant", GOOD);

    private Platform() {}

    static UnionPay gateway(Vertx vertx, InstantSource clock, String url) {
        GatewaySettings usual = SettingsLoader.load(List.of(), Map.of()).gateways();
        GatewaySettings settings = usual.with(
                "https://fair.example",
                usual.alipay(),
                usual.wechatpay(),
                new GatewaySettings.UnionPay(
                        url + "/front",
                        url + "/back",
                        url + "/query",
                        url + "/file",
                        "https://fair.example/orders",
                        MER_ID,
                        "68759585097",
                        new Secret(OURS.privateKey()),
                        ROOT.pem() + MIDDLE.pem(),
                        SIGNER,
                        Duration.ofHours(2),
                        Duration.ofHours(24)));
        return new UnionPay(new Wire(vertx, new SimpleMeterRegistry(), clock, settings), new ZmFile());
    }

    /** A payment's notice before it is signed. */
    static SortedMap<String, String> payment() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("version", "5.1.0"),
                Map.entry("encoding", "UTF-8"),
                Map.entry("bizType", "000000"),
                Map.entry("txnTime", "20260901100000"),
                Map.entry("txnAmt", "20000"),
                Map.entry("txnType", "01"),
                Map.entry("txnSubType", "07"),
                Map.entry("accessType", "0"),
                Map.entry("merId", MER_ID),
                Map.entry("orderId", NUMBER),
                Map.entry("currencyCode", "156"),
                Map.entry("queryId", QUERY_ID),
                Map.entry("respCode", "00"),
                Map.entry("respMsg", "成功[0000000]"),
                Map.entry("settleAmt", "20000"),
                Map.entry("settleCurrencyCode", "156"),
                Map.entry("settleDate", "0901"),
                Map.entry("traceNo", "668929"),
                Map.entry("traceTime", "0901100512"),
                Map.entry("accNo", "6221********0000")));
    }

    static SortedMap<String, String> with(Map<String, String> fields, String... changes) {
        SortedMap<String, String> changed = new TreeMap<>(fields);
        for (int i = 0; i < changes.length; i += 2) {
            changed.put(changes[i], changes[i + 1]);
        }
        return changed;
    }

    static SortedMap<String, String> signed(Map<String, String> fields) {
        return signed(fields, SIGNS);
    }

    static SortedMap<String, String> signed(Map<String, String> fields, Holder signer) {
        SortedMap<String, String> signed = with(fields, "signMethod", "01", "signPubKeyCert", signer.pem());
        String digest = Signatures.digest(signed);
        signed.put("signature", signer.sign(digest.getBytes(StandardCharsets.US_ASCII)));
        return signed;
    }

    /** A message that comes by itself: a form. */
    static Incoming notice(Map<String, String> signed) {
        return new Incoming(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(FormText.encode(signed)));
    }

    /** An answer: not encoded. */
    static String answer(Map<String, String> signed) {
        return signed.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"));
    }
}
