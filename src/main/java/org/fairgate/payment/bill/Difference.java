package org.fairgate.payment.bill;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.Codes;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.payment.ledger.PaymentKey;

/**
 * Something that a bill and our ledger do not agree on.
 *
 * @param note what finance, or in one word the system, said about it; empty while open
 */
public record Difference(
        UUID id,
        BillDay.Key day,
        Finding finding,
        State state,
        String note,
        Optional<Settled> settled,
        Instant createdAt) {

    /** What kind of difference. */
    public enum Kind {
        /** We have the money, or a refund as done, and the bill has not. */
        ONLY_OURS,
        /** The bill has money that we do not have, or a refund that is none of ours. */
        ONLY_THEIRS,
        /** Not the same sum. */
        AMOUNT,
        /** Money came for a payment that we take for ended. */
        STATUS;

        /**
         * The constant with this code.
         *
         * @throws org.fairgate.kernel.InvalidValue {@code UNKNOWN_CODE}
         */
        public static Kind parse(String code) {
            return Codes.find(values(), Kind::code, code);
        }

        /** The stable code for JSON and the database. */
        public String code() {
            return Codes.of(this);
        }
    }

    /** Whether somebody still has to think about it. */
    public enum State {
        /** Yes. */
        OPEN,
        /** No. */
        SETTLED;

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

    /**
     * What a comparison found.
     *
     * @param lineKey the bill's line, or the key that it would have
     * @param number ours, of the payment, or of the refund where it is one
     * @param payment as far as the number says whose it is
     */
    public record Finding(
            Kind kind,
            String lineKey,
            String number,
            String tradeNo,
            Optional<PaymentKey> payment,
            Optional<Fen> ours,
            Optional<Fen> theirs) {
        /** Whether its gateway can be asked: it is about the success of a payment that we know. */
        public boolean isAskable() {
            return payment.isPresent() && !isRefund();
        }

        /** Whether it is about money that went back. */
        public boolean isRefund() {
            return lineKey.startsWith(LineStore.REFUND);
        }
    }

    /**
     * Who settled it, and when.
     *
     * @param by empty where the system did: asked again, or compared again, there was no difference any more
     */
    public record Settled(Optional<StaffId> by, Instant at) {}
}
