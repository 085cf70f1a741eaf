package org.fairgate.simulator.pay.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A trade as it stood when it was asked for.
 *
 * @param code unguessable; leads the payer to the cashier
 * @param tradeNo the gateway's own number of it
 * @param scanned whether a payer has opened it; to some gateways a trade exists only from then on
 * @param receipt what was paid, once it was
 * @param closed when it was closed or ran out
 * @param refunds in the order in which they were asked for
 */
public record Trade(
        Terms terms,
        String code,
        String tradeNo,
        TradeState state,
        boolean scanned,
        Optional<Receipt> receipt,
        Optional<Instant> closed,
        List<Refund> refunds) {
    public Trade {
        refunds = List.copyOf(refunds);
    }

    /**
     * What the payer paid.
     *
     * @param amount in fen; differs from what was asked for only if a fault made it so
     */
    public record Receipt(long amount, Instant at) {}

    static Trade opened(Terms terms, String code, String tradeNo) {
        return new Trade(
                terms, code, tradeNo, TradeState.WAITING, false, Optional.empty(), Optional.empty(), List.of());
    }

    /** Which one. */
    public TradeKey key() {
        return terms.key();
    }

    /** The merchant's number. */
    public String number() {
        return terms.key().number();
    }

    /** What was paid in fen, else what was asked for. */
    public long amount() {
        return receipt.map(Receipt::amount).orElse(terms.amount());
    }

    /** From when on it cannot be paid. */
    public Instant until() {
        return scanned ? terms.expires() : terms.codeUntil();
    }

    /** The refund of this number, if it was ever accepted. */
    public Optional<Refund> refund(String refundNumber) {
        return refunds.stream()
                .filter(refund -> refund.number().equals(refundNumber))
                .findFirst();
    }

    /** Fen that went back or are on their way back. */
    public long refunded() {
        return refunds.stream()
                .filter(refund -> refund.state() != RefundState.FAILED)
                .mapToLong(Refund::amount)
                .sum();
    }

    /** Fen that are back. */
    public long returned() {
        return refunds.stream()
                .filter(refund -> refund.state() == RefundState.DONE)
                .mapToLong(Refund::amount)
                .sum();
    }

    /** Whether everything that was paid is back. */
    public boolean returnedInFull() {
        return state == TradeState.PAID && returned() == amount();
    }

    /** When money moved back last. */
    public Optional<Instant> lastRefund() {
        return refunds.stream()
                .filter(refund -> refund.state() == RefundState.DONE)
                .flatMap(refund -> refund.ended().stream())
                .max(Instant::compareTo);
    }

    Trade scan() {
        return new Trade(terms, code, tradeNo, state, true, receipt, closed, refunds);
    }

    Trade fail() {
        return new Trade(terms, code, tradeNo, TradeState.FAILED, true, receipt, closed, refunds);
    }

    Trade close(Instant at) {
        return new Trade(terms, code, tradeNo, TradeState.CLOSED, scanned, receipt, Optional.of(at), refunds);
    }

    /** As it is after somebody paid; a trade that was closed before is open again. */
    public Trade pay(TradeState to, Receipt paid) {
        return new Trade(terms, code, tradeNo, to, true, Optional.of(paid), Optional.empty(), refunds);
    }

    Trade with(Refund changed) {
        List<Refund> all = Stream.concat(
                        refunds.stream().filter(refund -> !refund.number().equals(changed.number())),
                        Stream.of(changed))
                .toList();
        return new Trade(terms, code, tradeNo, state, scanned, receipt, closed, all);
    }
}
