package org.fairgate.payment.ledger.owed;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;

/**
 * Money that goes back without anybody having asked for it (R-PAY-6).
 *
 * @param gateway whose transaction it is
 * @param tradeNo the gateway's transaction that is sent back
 * @param number ours at the gateway, of the refund
 * @param cause late or double
 * @param state a stable code: {@code queued} until it is sent
 * @param told what its gateway has said of it by itself
 */
public record OwedRefund(
        UUID id,
        PaymentKey payment,
        GatewayName gateway,
        String tradeNo,
        String number,
        Fen amount,
        Verdict cause,
        String state,
        Optional<Told> told,
        Instant createdAt) {
    /** Whether its gateway says that the money is back. */
    public boolean isDone() {
        return told.filter(said -> said.word() == Told.Word.DONE).isPresent();
    }
}
