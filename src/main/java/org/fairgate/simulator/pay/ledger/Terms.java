package org.fairgate.simulator.pay.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * What the merchant asked for when it opened a trade.
 *
 * @param amount in fen, at least 1
 * @param expires from when on it cannot be paid
 * @param notifyUrl where the notices go; empty for none
 * @param attributes what else the protocol has to remember, such as {@code txnTime}
 */
public record Terms(
        TradeKey key,
        long amount,
        String subject,
        Instant opened,
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
