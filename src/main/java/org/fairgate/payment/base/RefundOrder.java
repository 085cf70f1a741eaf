package org.fairgate.payment.base;

import java.time.Instant;
import org.fairgate.kernel.Fen;

/**
 * Money to be sent back.
 *
 * @param payment the payment it belongs to
 * @param tradeNo the gateway's number of that payment
 * @param number ours, of the refund; 20 letters and digits, the same at every try
 * @param amount at most the payment's
 * @param sentAt when we first sent it, whole seconds
 */
public record RefundOrder(
        PaymentRef payment, String tradeNo, String number, Fen amount, String reason, Instant sentAt) {}
