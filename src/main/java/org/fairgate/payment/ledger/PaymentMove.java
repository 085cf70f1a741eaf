package org.fairgate.payment.ledger;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.payment.base.PaymentState;

/**
 * What a call to a gateway made of a payment; money is not moved by this but by the {@link Booker}.
 *
 * @param code what to pay with, where the gateway has just given it
 * @param askAt when to ask the gateway next; empty for never again
 * @param note why the call failed, a short word of ours
 */
public record PaymentMove(PaymentState to, Optional<String> code, Optional<Instant> askAt, String note) {
    /** Money is the booker's. */
    public PaymentMove {
        if (to == PaymentState.PAID) {
            throw new IllegalArgumentException("a payment is made PAID by its capture");
        }
    }

    /** The gateway gave a code or form. */
    public static PaymentMove opened(String code, Instant askAt) {
        return new PaymentMove(PaymentState.OPEN, Optional.of(code), Optional.of(askAt), "");
    }

    /** Nobody can say what came of the call. */
    public static PaymentMove unknown(String why, Instant askAt) {
        return new PaymentMove(PaymentState.UNKNOWN, Optional.empty(), Optional.of(askAt), why);
    }

    /** The gateway refused to open it. */
    public static PaymentMove failed(String why) {
        return new PaymentMove(PaymentState.FAILED, Optional.empty(), Optional.empty(), why);
    }

    /** The gateway has it and nobody has its code: over for the payer, and asked about, should it be paid all the same. */
    public static PaymentMove codeLost(Instant askAt) {
        return new PaymentMove(PaymentState.CLOSED, Optional.empty(), Optional.of(askAt), "code-lost");
    }

    /** It cannot be paid any more; where a late success is still possible, it is asked about again. */
    public static PaymentMove closed(Optional<Instant> askAt) {
        return new PaymentMove(PaymentState.CLOSED, Optional.empty(), askAt, "");
    }
}
