package org.fairgate.simulator;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A merchant of UnionPay that signs and verifies by code of its own. */
final class UnionCaller {
    private final GatewayStage stage;

    UnionCaller(GatewayStage stage) {
        this.stage = stage;
    }

    Map<String, String> common(String txnType, String txnSubType, String bizType) {
        return new TreeMap<>(Map.of(
                "version",
                "5.1.0",
                "encoding",
                "UTF-8",
                "certId",
                GatewayStage.CERT_ID,
                "signMethod",
                "01",
                "accessType",
                "0",
                "merId",
                GatewayStage.UNION_MERCHANT,
                "txnType",
                txnType,
                "txnSubType",
                txnSubType,
                "bizType",
                bizType,
                "txnTime",
                "20210901100000"));
    }

    Map<String, String> code(String number) {
        Map<String, String> message = common("01", "07", "000000");
        message.putAll(money(number));
        message.put("channelType", "08");
        return message;
    }

    Map<String, String> form(String number) {
        Map<String, String> message = common("01", "01", "000202");
        message.putAll(money(number));
        message.put("channelType", "07");
        message.put("frontUrl", "https://pay.example.cn/return");
        return message;
    }

    private Map<String, String> money(String number) {
        return Map.of(
                "orderId", number,
                "txnAmt", "20000",
                "currencyCode", "156",
                "backUrl", stage.merchantUrl(),
                "payTimeout", "20210901101500");
    }

    Map<String, String> refund(String number, String queryId, int fen) {
        Map<String, String> message = common("04", "00", "000000");
        message.putAll(Map.of(
                "orderId",
                number,
                "origQryId",
                queryId,
                "txnAmt",
                Integer.toString(fen),
                "currencyCode",
                "156",
                "channelType",
                "07",
                "backUrl",
                stage.merchantUrl()));
        return message;
    }

    Map<String, String> query(String number) {
        return query(number, "20210901100000");
    }

    Map<String, String> query(String number, String txnTime) {
        Map<String, String> message = common("00", "00", "000000");
        message.put("orderId", number);
        message.put("txnTime", txnTime);
        return send("/unionpay/gateway/api/queryTrans.do", message);
    }

    Map<String, String> back(Map<String, String> message) {
        return send("/unionpay/gateway/api/backTransReq.do", message);
    }

    Map<String, String> send(String path, Map<String, String> message) {
        return sendSigned(path, signed(message));
    }

    Map<String, String> sendSigned(String path, Map<String, String> message) {
        return answer(post(path, message).bodyAsString());
    }

    HttpResponse<Buffer> post(String path, Map<String, String> message) {
        return stage.post(path, MultiMap.caseInsensitiveMultiMap().addAll(message));
    }

    /** An answer is not encoded: a value ends where the next name begins. */
    static Map<String, String> answer(String text) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : text.split("&(?=[A-Za-z]+=)", -1)) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return fields;
    }

    /** A notice is a form. */
    static Map<String, String> notice(String form) {
        Map<String, String> fields = new TreeMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    static Map<String, String> signed(Map<String, String> message) {
        try {
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(GatewayStage.KEYS.getPrivate());
            signer.update(hex(message));
            Map<String, String> signed = new TreeMap<>(message);
            signed.put("signature", Base64.getEncoder().encodeToString(signer.sign()));
            return signed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hex(Map<String, String> message) throws GeneralSecurityException {
        String text = new TreeMap<>(message)
                .entrySet().stream()
                        .filter(field -> !field.getKey().equals("signature"))
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether the certificate in the message stands for UnionPay, and its key for the message. */
    boolean trusted(Map<String, String> message) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate signer = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(
                    message.getOrDefault("signPubKeyCert", "").getBytes(StandardCharsets.US_ASCII)));
            List<X509Certificate> trusted =
                    stage.simulator.unionpay().orElseThrow().trusted();
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(trusted.get(0), null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(stage.now()));
            var unused = CertPathValidator.getInstance("PKIX")
                    .validate(factory.generateCertPath(List.of(signer, trusted.get(1))), parameters);
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(signer);
            verifier.update(hex(message));
            return commonName(signer).split("@", -1)[2].equals("中国银联股份有限公司")
                    && verifier.verify(Base64.getDecoder().decode(message.get("signature")));
        } catch (GeneralSecurityException | IllegalArgumentException no) {
            return false;
        }
    }

    private static String commonName(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.replaceFirst(".*CN=([^,]*).*", "$1");
    }
}
