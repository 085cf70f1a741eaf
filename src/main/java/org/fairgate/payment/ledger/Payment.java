package org.fairgate.payment.ledger;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.payment.base.PaymentState;

/**
 * One try to pay an order by one channel.
 *
 * @param number ours at the gateway: the order's number and two digits
 * @param sentAt when it was first sent, whole seconds
 * @param code what the payer scans, or the fields of the form for their bank as JSON; empty until the gateway gave it
 * @param expiresAt from then on the code is not shown any more
 * @param captured once it is {@code PAID}
 * @param note why the last call failed, in our words; empty when it did not
 */
public record Payment(
        PaymentKey key,
        OrderId order,
        String number,
        Channel channel,
        PaymentState state,
        Fen amount,
        Instant sentAt,
        Optional<String> code,
        Instant expiresAt,
        Optional<Captured> captured,
        Asking asking,
        String note,
        Instant createdAt) {

    /**
     * The money that came.
     *
     * @param tradeNo the gateway's number
     * @param at when the payer paid
     */
    public record Captured(String tradeNo, Fen amount, Instant at, Verdict verdict) {}

    /**
     * When the gateway is asked about it.
     *
     * @param at when next; empty when nothing is left to ask
     * @param times how often it was asked
     * @param fence counts the claims, so that whoever was taken for dead cannot write over a successor
     */
    public record Asking(Optional<Instant> at, int times, int fence) {
        /** Of a payment that was not asked about yet. */
        public static Asking firstAt(Instant at) {
            return new Asking(Optional.of(at), 0, 0);
        }
    }

    /** As much of a try as tells whether something has changed. */
    public record Glance(OrderKey order, PaymentId payment, Channel channel, PaymentState state) {}

    /** Its order. */
    public OrderKey orderKey() {
        return new OrderKey(key.unit(), order);
    }

    /** How it is named to its gateway. */
    public PaymentRef ref() {
        return new PaymentRef(number, channel, amount, sentAt);
    }
}
