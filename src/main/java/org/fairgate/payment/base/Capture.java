package org.fairgate.payment.base;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Fen;

/**
 * Money that a gateway says was paid.
 *
 * @param number ours
 * @param tradeNo the gateway's
 * @param amount of the order, not what was left after the payer's coupons
 * @param currency ISO 4217 letters: {@code CNY}
 * @param paidAt when the payer paid
 * @param payer masked account of the payer, if the gateway tells it
 */
public record Capture(
        GatewayName gateway,
        String number,
        String tradeNo,
        Fen amount,
        String currency,
        Instant paidAt,
        Optional<String> payer) {}
