package org.fairgate.payment.wechatpay;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.fairgate.payment.gateway.BadMessage;

/**
 * How the platform signs a message: three headers that are signed along with the body, and the id of the key.
 *
 * @param timestamp seconds, as written
 * @param serial 40 hex digits of a certificate, or {@code PUB_KEY_ID_…}
 */
record SignedHeaders(String timestamp, String nonce, String signature, String serial) {
    /** Of the platform's clock and ours together; what is older may be a replay. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final String TYPE = "WECHATPAY2-SHA256-RSA2048";

    /** @throws BadMessage when one is missing or comes twice, or names another algorithm */
    static SignedHeaders of(MultiMap headers) {
        List<String> types = headers.getAll("Wechatpay-Signature-Type");
        if (!types.isEmpty() && !types.equals(List.of(TYPE))) {
            throw new BadMessage("unknown-algorithm");
        }
        return new SignedHeaders(
                single(headers, "Wechatpay-Timestamp"),
                single(headers, "Wechatpay-Nonce"),
                single(headers, "Wechatpay-Signature"),
                single(headers, "Wechatpay-Serial"));
    }

    /** @throws BadMessage when it was signed five minutes or more from now */
    void requireRecent(Instant now) {
        if (!timestamp.matches("[0-9]{1,11}")) {
            throw new BadMessage("bad-timestamp");
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        if (Duration.between(signed, now).abs().compareTo(WINDOW) >= 0) {
            throw new BadMessage("not-recent");
        }
    }

    /** What the signature is over. */
    byte[] signedText(Buffer body) {
        return Buffer.buffer(timestamp + "\n" + nonce + "\n")
                .appendBuffer(body)
                .appendString("\n")
                .getBytes();
    }

    private static String single(MultiMap headers, String name) {
        List<String> values = headers.getAll(name);
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw new BadMessage("header-missing");
        }
        return values.get(0);
    }
}
