package org.fairgate.payment.ledger.view;

import java.time.Instant;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;

/**
 * Money that goes back without anybody having asked for it (R-PAY-6).
 *
 * @param tradeNo the gateway's transaction that is sent back
 * @param number ours at the gateway, of the refund
 * @param cause late or double
 * @param state a stable code: {@code queued} until it is sent
 */
public record OwedRefund(
        UUID id,
        PaymentKey payment,
        String tradeNo,
        String number,
        Fen amount,
        Verdict cause,
        String state,
        Instant createdAt) {}
