package org.fairgate.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.bill.Difference.Finding;
import org.fairgate.payment.bill.Difference.Kind;
import org.fairgate.payment.gateway.Bill;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.payment.ledger.owed.OwedRefund;
import org.fairgate.payment.ledger.view.LedgerEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bill laid beside a ledger, without a database. */
@Tag("R-PAY-7")
class ComparisonTest {
    private static final BillDay.Key DAY = new BillDay.Key(GatewayName.UNIONPAY, LocalDate.parse("2026-09-01"));
    private static final Instant NOON = DAY.begin().plus(Duration.ofHours(12));
    private static final String NUMBER = "FG260901ABCDEFGH01";
    private static final Comparison.Elsewhere NOWHERE =
            new Comparison.Elsewhere(Map.of(), Set.of(), Map.of(), List.of());

    private static Bill.Line line(String number, String tradeNo, long fen) {
        return new Bill.Line(Bill.Kind.PAYMENT, number, tradeNo, Optional.empty(), Fen.of(fen), Optional.of(NOON));
    }

    private static Bill.Line refund(String number, long fen) {
        return new Bill.Line(Bill.Kind.REFUND, NUMBER, "T1", Optional.of(number), Fen.of(fen), Optional.of(NOON));
    }

    private static LedgerEntry entry(String number, String tradeNo, long fen, Instant at) {
        return new LedgerEntry(number, tradeNo, Fen.of(fen), at, Optional.empty());
    }

    private static OwedRefund owed(String number, long fen) {
        return new OwedRefund(
                new UUID(0, 1),
                new PaymentKey(new UnitId(new UUID(0, 2)), new PaymentId(new UUID(0, 3))),
                DAY.gateway(),
                "T1",
                number,
                Fen.of(fen),
                Verdict.LATE,
                "queued",
                Optional.empty(),
                NOON);
    }

    private static Comparison.Elsewhere owing(List<OwedRefund> numbered, List<OwedRefund> unbilled) {
        return new Comparison.Elsewhere(
                Map.of(),
                Set.of(),
                numbered.stream().collect(Collectors.toMap(OwedRefund::number, Function.identity())),
                unbilled);
    }

    private static Comparison of(List<Bill.Line> bill, List<LedgerEntry> ledger) {
        return new Comparison(DAY, LineStore.keyed(bill), ledger);
    }

    private static void assertExplained(Comparison.Result result) {
        long gap = result.ours().balance() - result.theirs().balance();
        long explained = result.findings().stream()
                .mapToLong(finding -> (finding.isRefund() ? -1 : 1) * (fen(finding.ours()) - fen(finding.theirs())))
                .sum();
        assertThat(explained).isEqualTo(gap);
    }

    private static long fen(Optional<Fen> amount) {
        return amount.map(Fen::value).orElse(0L);
    }

    @Test
    void transactionsAreMatchedBeforeNumbersSoThatTwoOfOneNumberKeepTheirSums() {
        Comparison.Result result = of(
                        List.of(line(NUMBER, "T2", 200), line(NUMBER, "T1", 100)),
                        List.of(entry(NUMBER, "T1", 100, NOON), entry(NUMBER, "T2", 200, NOON)))
                .with(NOWHERE);
        assertThat(result.findings()).isEmpty();
        assertThat(result.ours()).isEqualTo(result.theirs());
    }

    @Test
    void aTransactionUnderAnotherNumberOfTheGatewayIsMatchedByOurs() {
        Comparison.Result result = of(List.of(line(NUMBER, "X", 100)), List.of(entry(NUMBER, "T1", 100, NOON)))
                .with(NOWHERE);
        assertThat(result.findings()).isEmpty();
    }

    @Test
    void everyDifferenceExplainsItsPartOfTheGap() {
        Comparison.Result result = of(
                        List.of(
                                line(NUMBER, "T1", 100),
                                line("FG260901ABCDEFGH02", "T2", 250),
                                refund(NUMBER + "90", 30),
                                refund(NUMBER + "01", 7)),
                        List.of(entry(NUMBER, "T1", 101, NOON), entry("FG260901ABCDEFGH03", "T3", 400, NOON)))
                .with(owing(List.of(owed(NUMBER + "90", 31)), List.of(owed(NUMBER + "91", 5))));
        assertThat(result.findings())
                .extracting(finding -> (finding.isRefund() ? "refund " : "") + finding.kind())
                .containsExactlyInAnyOrder(
                        "AMOUNT",
                        "ONLY_THEIRS",
                        "ONLY_OURS",
                        "refund AMOUNT",
                        "refund ONLY_THEIRS",
                        "refund ONLY_OURS");
        assertExplained(result);
    }

    @Test
    void aRefundOfOursIsOnABillOnceAndASecondLineUnderItsNumberIsNoneOfOurs() {
        OwedRefund owed = owed(NUMBER + "90", 30);
        Comparison.Result result = of(List.of(refund(NUMBER + "90", 30), refund(NUMBER + "90", 30)), List.of())
                .with(owing(List.of(owed), List.of()));
        assertThat(result.back()).hasSize(1);
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Kind.ONLY_THEIRS);
        assertExplained(result);
    }

    @Test
    void moneyOfTheLastHoursIsLeftToTheNextDayAndThatOfTheNightBeforeIsLookedForInItsBill() {
        LedgerEntry tonight = entry(NUMBER, "T1", 100, DAY.end().minusSeconds(1));
        LedgerEntry lastNight =
                entry("FG260901ABCDEFGH02", "T2", 100, DAY.begin().minusSeconds(1));
        Comparison comparison = of(List.of(), List.of(tonight, lastNight));
        assertThat(comparison.missing()).containsExactly(lastNight);
        assertThat(comparison
                        .with(new Comparison.Elsewhere(Map.of(), Set.of("T2"), Map.of(), List.of()))
                        .findings())
                .isEmpty();
    }

    @Test
    void moneyOfTheNightBeforeThatIsInNoBillIsADifference() {
        LedgerEntry lastNight = entry(NUMBER, "T2", 100, DAY.begin().minusSeconds(1));
        Comparison.Result result = of(List.of(), List.of(lastNight)).with(NOWHERE);
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Kind.ONLY_OURS);
        assertExplained(result);
    }

    @Test
    void twoLinesOfOneTransactionAreTwo() {
        List<LineStore.Line> keyed = LineStore.keyed(List.of(line(NUMBER, "T1", 100), line(NUMBER, "T1", 100)));
        assertThat(keyed).extracting(LineStore.Line::key).containsExactly("payment:T1", "payment:T1#2");
        Comparison.Result result = new Comparison(DAY, keyed, List.of(entry(NUMBER, "T1", 100, NOON))).with(NOWHERE);
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Kind.ONLY_THEIRS);
        assertExplained(result);
    }

    private static Comparison.Elsewhere captured(String number, String tradeNo, long fen) {
        Payment payment = new Payment(
                new PaymentKey(new UnitId(UUID.randomUUID()), new PaymentId(UUID.randomUUID())),
                new OrderId(UUID.randomUUID()),
                number,
                Channel.UNIONPAY_B2B,
                PaymentState.PAID,
                Fen.of(fen),
                NOON,
                Optional.empty(),
                NOON,
                Optional.of(new Payment.Captured(tradeNo, Fen.of(fen), NOON, Verdict.BOOKED)),
                Payment.Asking.firstAt(NOON),
                "",
                NOON);
        return new Comparison.Elsewhere(Map.of(number, payment), Set.of(), Map.of(), List.of());
    }

    @Test
    void aTransactionThatIsOnTheBillTwiceIsOursOnceWhoeverIsAsked() {
        Comparison.Result result = of(
                        List.of(line(NUMBER, "T1", 100), line(NUMBER, "T1", 100)),
                        List.of(entry(NUMBER, "T1", 100, NOON)))
                .with(captured(NUMBER, "T1", 100));
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Kind.ONLY_THEIRS);
        assertThat(result.ours().paid()).isEqualTo(Fen.of(100));
        assertExplained(result);
    }

    @Test
    void aTransactionOfAnotherDayThatIsOnTheBillTwiceIsOursOnce() {
        Comparison.Result result = of(List.of(line(NUMBER, "T1", 100), line(NUMBER, "T1", 100)), List.of())
                .with(captured(NUMBER, "T1", 100));
        assertThat(result.findings()).extracting(Finding::kind).containsExactly(Kind.ONLY_THEIRS);
        assertThat(result.ours().paid()).isEqualTo(Fen.of(100));
        assertExplained(result);
    }
}
