package org.fairgate.payment.base;

import java.time.Instant;
import org.fairgate.kernel.Fen;

/**
 * A payment to be opened.
 *
 * @param number ours, 18 letters and digits: fits the strictest gateway
 * @param subject what the payer reads; no {@code / = & { } [ ] " '}, at most 60 characters
 * @param sentAt when we first sent it, whole seconds; part of its identity at UnionPay
 * @param expiresAt from then on it should not be payable, at least a minute after {@code sentAt}
 */
public record PaymentOrder(
        String number, Channel channel, Fen amount, String subject, Instant sentAt, Instant expiresAt) {
    /** How it is named in later calls. */
    public PaymentRef ref() {
        return new PaymentRef(number, channel, amount, sentAt);
    }
}
