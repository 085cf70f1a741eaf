package org.fairgate.simulator.pay.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What the merchant asked for when it opened a trade.
 *
 * @param amount in fen, at least 1
 * @param codeUntil from when on the code opens nothing any more; a payer who scanned it before may still pay
 * @param expires from when on it cannot be paid at all, not before {@code codeUntil}
 * @param notifyUrl where the notices go; empty for none
 * @param attributes what else the protocol has to remember, such as {@code txnTime}
 */
public record Terms(
        TradeKey key,
        long amount,
        String subject,
        Instant opened,
        Instant codeUntil,
        Instant expires,
        String notifyUrl,
        Map<String, String> attributes) {
    public Terms {
        attributes = Map.copyOf(attributes);
    }

    /** One of the protocol's own values, empty if it was not given. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }
}
