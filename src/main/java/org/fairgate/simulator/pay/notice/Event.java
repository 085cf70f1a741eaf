package org.fairgate.simulator.pay.notice;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Refund;
import org.fairgate.simulator.pay.ledger.Trade;

/**
 * What a notice is about. The same for each of its sendings.
 *
 * @param id the notice's own number
 * @param trade as it was then
 * @param refund what went back; empty where a payment came
 * @param at when the gateway first had it to tell
 */
public record Event(String id, Trade trade, Optional<Refund> refund, Instant at) {
    /** Whose notice it is. */
    public PayGateway gateway() {
        return trade.key().gateway();
    }
}
