package org.fairgate.simulator.wechatpay.trust;

/**
 * When something was signed, and once only.
 *
 * @param timestamp seconds since 1970 as text, exactly as it was sent
 */
public record Stamp(String timestamp, String nonce) {

    /** What a merchant signs: five lines, each with its end. */
    public String ofRequest(String method, String pathAndQuery, String body) {
        return String.join("\n", method, pathAndQuery, timestamp, nonce, body, "");
    }

    /** What the platform signs of an answer or a notice: three lines, each with its end. */
    public String ofAnswer(String body) {
        return String.join("\n", timestamp, nonce, body, "");
    }
}
