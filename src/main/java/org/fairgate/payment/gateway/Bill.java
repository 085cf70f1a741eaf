package org.fairgate.payment.gateway;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.GatewayName;

/** A gateway's bill of one day. */
public record Bill(GatewayName gateway, LocalDate day, List<Line> lines) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /** Whether money came or went. */
    public enum Kind {
        /** Came. */
        PAYMENT,
        /** Went back. */
        REFUND
    }

    /**
     * A line.
     *
     * @param number our number of the payment
     * @param tradeNo the gateway's number of the payment
     * @param refundNumber our number of the refund, where it is one
     * @param at when, if the bill says it
     */
    public record Line(
            Kind kind,
            String number,
            String tradeNo,
            Optional<String> refundNumber,
            Fen amount,
            Optional<Instant> at) {}
}
