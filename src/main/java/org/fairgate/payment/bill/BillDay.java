package org.fairgate.payment.bill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.fairgate.kernel.Codes;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.GatewayName;

/**
 * A gateway's bill of one day.
 *
 * @param theirs what the bill said when it was last compared
 * @param ours what we had of it
 * @param open differences that nobody has settled
 * @param note why it was not there the last time it was fetched, in one short word; empty when it was
 * @param comparedAt when last; empty before
 */
public record BillDay(
        Key key,
        State state,
        Totals theirs,
        Totals ours,
        int open,
        Fetching fetching,
        String note,
        Optional<Instant> comparedAt) {
    /** Money so near a day's end may be in a neighbour's bill. */
    public static final Duration EDGE = Duration.ofHours(2);

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** Whose, and of which day in Beijing. */
    public record Key(GatewayName gateway, LocalDate day) {
        /** The day's first moment. */
        Instant begin() {
            return day.atStartOfDay(BEIJING).toInstant();
        }

        /** The next day's first moment. */
        Instant end() {
            return day.plusDays(1).atStartOfDay(BEIJING).toInstant();
        }

        @Override
        public String toString() {
            return gateway.code() + "/" + day;
        }
    }

    /** Where it stands. */
    public enum State {
        /** To be fetched. */
        WAITING,
        /** Somebody is at it. */
        FETCHING,
        /** Compared. */
        COMPARED,
        /** The gateway gave none for too long; finance must look. */
        MISSING;

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

    /** How much came and went back. */
    public record Totals(int payments, Fen paid, int refunds, Fen refunded) {
        /** Of an empty day. */
        public static final Totals NONE = new Totals(0, Fen.ZERO, 0, Fen.ZERO);

        Totals plusPayment(Fen amount) {
            return new Totals(payments + 1, paid.plus(amount), refunds, refunded);
        }

        Totals plusRefund(Fen amount) {
            return new Totals(payments, paid, refunds + 1, refunded.plus(amount));
        }

        /** In fen; negative when more went back than came. */
        public long balance() {
            return paid.value() - refunded.value();
        }
    }

    /**
     * Who fetches it.
     *
     * @param attempts how often it was tried
     * @param nextAt when again
     * @param fence counts the claims
     */
    public record Fetching(int attempts, Instant nextAt, int fence) {}

    /** Ours less theirs, in fen. */
    public long gap() {
        return ours.balance() - theirs.balance();
    }
}
