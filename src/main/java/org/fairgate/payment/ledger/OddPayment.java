package org.fairgate.payment.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Codes;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.GatewayName;

/**
 * Money that does not fit, as finance sees it.
 *
 * @param kind one of the verdicts that {@linkplain Verdict#isOdd() are odd}
 * @param order whose it is, as far as its number says; empty where nobody knows the number
 * @param number ours, as the gateway told it
 * @param expected what should have come
 * @param amount what came, in the smallest unit of {@code currency}
 * @param note what finance wrote when it was resolved
 */
public record OddPayment(
        UUID id,
        GatewayName gateway,
        String tradeNo,
        Verdict kind,
        Optional<OrderKey> order,
        String number,
        Optional<Fen> expected,
        Fen amount,
        String currency,
        Instant paidAt,
        State state,
        String note,
        Optional<Resolved> resolved,
        Instant createdAt) {

    /** Where it stands. */
    public enum State {
        /** Waits for finance. */
        OPEN,
        /** A refund of its own is queued. */
        REFUNDING,
        /** Finance has dealt with it. */
        RESOLVED;

        /**
         * The constant with this code.
         *
         * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
         */
        public static State parse(String code) {
            return Codes.find(values(), State::code, code);
        }

        /** The stable code for JSON and the database. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** Who dealt with it, and when. */
    public record Resolved(StaffId by, Instant at) {}
}
