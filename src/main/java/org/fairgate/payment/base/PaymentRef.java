package org.fairgate.payment.base;

import java.time.Instant;
import org.fairgate.kernel.Fen;

/**
 * Names a payment that was sent to a gateway.
 *
 * @param number ours
 * @param sentAt as in {@link PaymentOrder}
 */
public record PaymentRef(String number, Channel channel, Fen amount, Instant sentAt) {}
