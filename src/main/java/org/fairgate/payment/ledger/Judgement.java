package org.fairgate.payment.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.ledger.Booker.Item;
import org.fairgate.payment.ledger.PaymentStore.Settled;
import org.fairgate.payment.ledger.PaymentStore.Trade;

/**
 * Decides what captures become (R-PAY-6). Each sees what those before it in the list have changed: the second of two
 * successes for one order is a double, whether they come in one batch or in two.
 */
final class Judgement {
    private static final String YUAN = "CNY";

    private final Set<OrderKey> revivable;
    private final Set<Trade> seen = new HashSet<>();
    private final Set<PaymentKey> captured = new HashSet<>();
    private final Set<OrderKey> paid = new HashSet<>();

    /** @param revivable orders that have run out and may be paid by money that came in time */
    Judgement(Set<OrderKey> revivable) {
        this.revivable = revivable;
    }

    /**
     * A capture with its verdict.
     *
     * @param first whether it is the first money of its payment, which the payment's row then tells of
     */
    record Judged(Item item, Verdict verdict, boolean first) {}

    /** @param fresh the transactions that no payment had claimed before */
    List<Judged> of(List<Item> items, Set<Trade> fresh) {
        List<Judged> all = new ArrayList<>(items.size());
        for (Item item : items) {
            all.add(judge(item, fresh));
        }
        return all;
    }

    private Judged judge(Item item, Set<Trade> fresh) {
        if (item.payment().isEmpty()) {
            return new Judged(item, Verdict.UNKNOWN_ORDER, false);
        }
        // Claimed by another payment it is repeated too: one transaction's money is not counted twice. The bill will
        // show it.
        if (!fresh.contains(item.trade()) || !seen.add(item.trade())) {
            return new Judged(item, Verdict.REPEATED, false);
        }
        Payment payment = item.payment().get();
        boolean first = payment.state() != PaymentState.PAID && captured.add(payment.key());
        Verdict verdict = verdict(item.capture(), payment, item.order().orElseThrow(), first);
        if (verdict == Verdict.BOOKED) {
            paid.add(payment.orderKey());
        }
        return new Judged(item, verdict, first);
    }

    private Verdict verdict(Capture capture, Payment payment, Order order, boolean first) {
        if (!isYuan(capture)) {
            return Verdict.WRONG_CURRENCY;
        }
        // of nothing there is nothing to send back
        if (!first && !capture.amount().isZero()) {
            return Verdict.DOUBLE;
        }
        if (!isWhole(capture, payment)) {
            return Verdict.WRONG_AMOUNT;
        }
        if (paid.contains(order.key())) {
            return Verdict.DOUBLE;
        }
        return switch (order.state()) {
            case UNPAID, CONFIRMING, CLOSING -> Verdict.BOOKED;
            case PAID -> Verdict.DOUBLE;
            case EXPIRED -> revivable.contains(order.key()) && isInTime(capture, order) ? Verdict.BOOKED : Verdict.LATE;
            case CANCELLED -> Verdict.LATE;
        };
    }

    private static boolean isYuan(Capture capture) {
        return capture.currency().equals(YUAN);
    }

    private static boolean isWhole(Capture capture, Payment payment) {
        return capture.amount().equals(payment.amount());
    }

    private static boolean isInTime(Capture capture, Order order) {
        return capture.paidAt().isBefore(order.expiresAt());
    }

    /** Whether it is what was to be paid, paid before the order ran out, by a payment that had no money yet. */
    static boolean isDue(Item item) {
        Capture capture = item.capture();
        return item.payment()
                        .filter(payment ->
                                payment.state() != PaymentState.PAID && isYuan(capture) && isWhole(capture, payment))
                        .isPresent()
                && item.order().filter(order -> isInTime(capture, order)).isPresent();
    }

    /** What the payments' rows are to tell. */
    static List<Settled> settled(List<Judged> all) {
        return all.stream()
                .filter(Judged::first)
                .map(one -> new Settled(
                        one.item().payment().orElseThrow().key(),
                        new Payment.Captured(
                                one.item().capture().tradeNo(),
                                one.item().capture().amount(),
                                one.item().capture().paidAt(),
                                one.verdict())))
                .toList();
    }
}
