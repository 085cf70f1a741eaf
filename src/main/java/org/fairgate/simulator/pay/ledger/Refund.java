package org.fairgate.simulator.pay.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A refund of a trade, or of a part of it.
 *
 * @param number the merchant's own number of it, known once per trade
 * @param refundNo the gateway's number of it
 * @param amount in fen
 * @param asked when it was accepted
 * @param ended when the money moved, or did not
 * @param attributes what else the protocol has to remember, such as {@code notify_url}
 */
public record Refund(
        String number,
        String refundNo,
        long amount,
        RefundState state,
        Instant asked,
        Optional<Instant> ended,
        Map<String, String> attributes) {
    public Refund {
        attributes = Map.copyOf(attributes);
    }

    /** One of the protocol's own values, empty if it was not given. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    Refund end(RefundState end, Instant at) {
        return new Refund(number, refundNo, amount, end, asked, Optional.of(at), attributes);
    }
}
