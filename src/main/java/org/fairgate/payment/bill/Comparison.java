package org.fairgate.payment.bill;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.bill.Difference.Finding;
import org.fairgate.payment.bill.Difference.Kind;
import org.fairgate.payment.bill.LineStore.Line;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.owed.OwedRefund;
import org.fairgate.payment.ledger.view.LedgerEntry;

/**
 * Lays a day's bill beside our ledger: first by transaction, then what is left by number. What is left then is {@linkplain
 * #strangers() to be looked up} elsewhere before it is called a difference. Pure, and single-use.
 */
final class Comparison {
    private final BillDay.Key day;
    private final List<LedgerEntry> missing;
    private final List<Line> strangers = new ArrayList<>();
    private final List<Line> refunds = new ArrayList<>();
    private final List<Line> back = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> paired = new HashSet<>();
    private BillDay.Totals theirs = BillDay.Totals.NONE;
    private BillDay.Totals ours = BillDay.Totals.NONE;

    /** @param ledger our money of the day, and of {@link BillDay#EDGE} before and after it */
    Comparison(BillDay.Key day, List<Line> bill, List<LedgerEntry> ledger) {
        this.day = day;
        Set<LedgerEntry> found = new HashSet<>();
        List<Line> left = new ArrayList<>();
        Map<String, Deque<LedgerEntry>> byTrade = new HashMap<>();
        ledger.forEach(entry ->
                byTrade.computeIfAbsent(trade(entry), key -> new ArrayDeque<>()).add(entry));
        for (Line line : bill) {
            count(line);
            if (line.isRefund()) {
                refunds.add(line);
            } else {
                Optional<LedgerEntry> entry =
                        take(byTrade, line.said().number() + "/" + line.said().tradeNo());
                entry.ifPresentOrElse(match -> pair(line, match, found), () -> left.add(line));
            }
        }
        matchNumbers(left, ledger, found);
        this.missing = ledger.stream()
                .filter(entry -> !found.contains(entry) && isOwn(entry.at()))
                .toList();
    }

    private static String trade(LedgerEntry entry) {
        return entry.number() + "/" + entry.tradeNo();
    }

    private static Optional<LedgerEntry> take(Map<String, Deque<LedgerEntry>> from, String key) {
        return Optional.ofNullable(from.get(key)).map(Deque::poll);
    }

    private void matchNumbers(List<Line> left, List<LedgerEntry> ledger, Set<LedgerEntry> found) {
        Map<String, Deque<LedgerEntry>> byNumber = new HashMap<>();
        ledger.stream()
                .filter(entry -> !found.contains(entry))
                .forEach(entry -> byNumber.computeIfAbsent(entry.number(), key -> new ArrayDeque<>())
                        .add(entry));
        for (Line line : left) {
            take(byNumber, line.said().number())
                    .ifPresentOrElse(match -> pair(line, match, found), () -> strangers.add(line));
        }
    }

    private void count(Line line) {
        Fen amount = line.said().amount();
        theirs = line.isRefund() ? theirs.plusRefund(amount) : theirs.plusPayment(amount);
    }

    private void pair(Line line, LedgerEntry entry, Set<LedgerEntry> found) {
        found.add(entry);
        paired.add(trade(entry));
        ours = ours.plusPayment(entry.amount());
        if (!line.said().amount().equals(entry.amount())) {
            findings.add(new Finding(
                    Kind.AMOUNT,
                    line.key(),
                    entry.number(),
                    line.said().tradeNo(),
                    entry.payment(),
                    Optional.of(entry.amount()),
                    Optional.of(line.said().amount())));
        }
    }

    /** What came in the last {@link BillDay#EDGE} of the day is missed by the next one, if its bill has it neither. */
    private boolean isOwn(Instant at) {
        return !at.isBefore(day.begin().minus(BillDay.EDGE))
                && at.isBefore(day.end().minus(BillDay.EDGE));
    }

    /** Lines that our ledger does not have near that day. */
    List<Line> strangers() {
        return List.copyOf(strangers);
    }

    /** Lines on which money went back. */
    List<Line> refunds() {
        return List.copyOf(refunds);
    }

    /** Our money that the bill does not have. */
    List<LedgerEntry> missing() {
        return missing;
    }

    /**
     * What there is elsewhere.
     *
     * @param payments ours with the strangers' numbers, and those that refunds say they are of
     * @param nextTo transactions that are in the bill of the day before or after
     * @param refunds ours with the refunds' numbers: what is owed back
     * @param unbilled refunds of ours of the day that their gateway says are done, and that no bill has
     */
    record Elsewhere(
            Map<String, Payment> payments,
            Set<String> nextTo,
            Map<String, OwedRefund> refunds,
            List<OwedRefund> unbilled) {}

    /**
     * What was found, with the totals that it explains.
     *
     * @param back refunds of ours that are on the bill as they should be
     */
    record Result(BillDay.Totals theirs, BillDay.Totals ours, List<Finding> findings, List<Line> back) {}

    Result with(Elsewhere elsewhere) {
        missing.stream()
                .filter(entry -> !elsewhere.nextTo().contains(entry.tradeNo()))
                .forEach(this::onlyOurs);
        strangers.forEach(line -> stranger(
                line, Optional.ofNullable(elsewhere.payments().get(line.said().number()))));
        Map<String, OwedRefund> owed = new HashMap<>(elsewhere.refunds());
        refunds.forEach(line -> refund(line, owed, elsewhere.payments()));
        elsewhere.unbilled().forEach(this::onlyOurs);
        return new Result(theirs, ours, List.copyOf(findings), List.copyOf(back));
    }

    private void onlyOurs(LedgerEntry entry) {
        ours = ours.plusPayment(entry.amount());
        findings.add(new Finding(
                Kind.ONLY_OURS,
                LineStore.paymentKey(entry.tradeNo()),
                entry.number(),
                entry.tradeNo(),
                entry.payment(),
                Optional.of(entry.amount()),
                Optional.empty()));
    }

    private void stranger(Line line, Optional<Payment> payment) {
        Bill.Line said = line.said();
        Optional<LedgerEntry> ofAnotherDay = payment.flatMap(
                        one -> one.captured().map(money -> entry(one, money)))
                .filter(entry -> entry.tradeNo().equals(said.tradeNo()))
                // a transaction that is on the bill once more is not ours once more
                .filter(entry -> !paired.contains(trade(entry)));
        if (ofAnotherDay.isPresent()) {
            pair(line, ofAnotherDay.get(), new HashSet<>());
            return;
        }
        boolean ended = payment.map(Payment::state)
                .filter(state -> state == PaymentState.CLOSED || state == PaymentState.FAILED)
                .isPresent();
        findings.add(new Finding(
                ended ? Kind.STATUS : Kind.ONLY_THEIRS,
                line.key(),
                said.number(),
                said.tradeNo(),
                payment.map(Payment::key),
                Optional.empty(),
                Optional.of(said.amount())));
    }

    private static LedgerEntry entry(Payment payment, Payment.Captured captured) {
        return new LedgerEntry(
                payment.number(), captured.tradeNo(), captured.amount(), captured.at(), Optional.of(payment.key()));
    }

    /** Each of ours is on a bill once: a second line under its number is money that we do not know of. */
    private void refund(Line line, Map<String, OwedRefund> owed, Map<String, Payment> payments) {
        Bill.Line said = line.said();
        String number = said.refundNumber().orElse("");
        Optional<OwedRefund> ours = Optional.ofNullable(owed.remove(number));
        ours.ifPresent(refund -> this.ours = this.ours.plusRefund(refund.amount()));
        if (ours.filter(refund -> refund.amount().equals(said.amount())).isPresent()) {
            back.add(line);
            return;
        }
        findings.add(new Finding(
                ours.isPresent() ? Kind.AMOUNT : Kind.ONLY_THEIRS,
                line.key(),
                number.isEmpty() ? said.number() : number,
                said.tradeNo(),
                ours.map(OwedRefund::payment)
                        .or(() ->
                                Optional.ofNullable(payments.get(said.number())).map(Payment::key)),
                ours.map(OwedRefund::amount),
                Optional.of(said.amount())));
    }

    private void onlyOurs(OwedRefund refund) {
        ours = ours.plusRefund(refund.amount());
        findings.add(new Finding(
                Kind.ONLY_OURS,
                LineStore.refundKey(refund.tradeNo(), refund.number()),
                refund.number(),
                refund.tradeNo(),
                Optional.of(refund.payment()),
                Optional.of(refund.amount()),
                Optional.empty()));
    }
}
