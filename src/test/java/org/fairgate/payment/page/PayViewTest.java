package org.fairgate.payment.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.edition.Catalogue;
import org.fairgate.edition.Edition;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.PaymentId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.PaymentService.Tries;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentState;
import org.fairgate.payment.base.Way;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.PaymentKey;
import org.fairgate.payment.ledger.Verdict;
import org.fairgate.payment.page.PayView.Panel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of paying says, by the order and its tries. */
@Tag("R-PAY-4")
class PayViewTest {
    private static final Instant NOW = Instant.parse("2021-09-20T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(900);
    private static final UUID ANY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final OrderKey KEY = new OrderKey(new UnitId(ANY), new OrderId(ANY));
    private static final PayView.Choice FIRST = new PayView.Choice(Way.SCAN, Optional.empty(), false);
    private static final PayView.Choice ALIPAY = new PayView.Choice(Way.SCAN, Optional.of(Channel.ALIPAY), true);

    private static PayView view(Order order, PayView.Choice choice, Payment... tries) {
        Instant end = NOW.plusSeconds(86_400);
        Edition edition = new Edition(
                new EditionId(ANY),
                "2021",
                "展会",
                "Fair",
                ZoneId.of("Asia/Shanghai"),
                NOW,
                end,
                end,
                end,
                end,
                Fen.of(20_000),
                Fen.of(10_000),
                true,
                List.of(LocalDate.of(2021, 11, 5)),
                new Catalogue(List.of(), List.of()));
        Tries all = new Tries(order, edition, List.of(tries), List.of(Channel.ALIPAY, Channel.WECHATPAY));
        return new PayView(all, "/orders/x/pay", "/api/v1/orders/x", choice, NOW);
    }

    private static Order order(OrderState state, Optional<Instant> paidAt) {
        return new Order(
                KEY,
                new EditionId(ANY),
                "FG2109200000000X",
                state,
                Optional.empty(),
                Fen.of(20_000),
                List.of(),
                LATER,
                paidAt.map(at -> "alipay"),
                paidAt,
                NOW);
    }

    private static Order order(OrderState state) {
        return order(state, Optional.empty());
    }

    private static Payment payment(PaymentState state, Instant expiresAt, Optional<Payment.Captured> captured) {
        return new Payment(
                new PaymentKey(new UnitId(ANY), new PaymentId(ANY)),
                new OrderId(ANY),
                "FG2109200000000X01",
                Channel.ALIPAY,
                state,
                Fen.of(20_000),
                NOW,
                Optional.of("code").filter(code -> state == PaymentState.OPEN),
                expiresAt,
                captured,
                Payment.Asking.firstAt(NOW),
                "",
                NOW);
    }

    private static Payment captured(Verdict verdict) {
        return payment(PaymentState.PAID, LATER, Optional.of(new Payment.Captured("T1", Fen.of(19_999), NOW, verdict)));
    }

    @ParameterizedTest(name = "{0} {1} → {2}")
    @CsvSource({
        "CANCELLED, 0, CANCELLED",
        "EXPIRED, 0, EXPIRED",
        "CLOSING, 0, CLOSING",
        "CONFIRMING, 0, CONFIRMING",
        "PAID, 60, PAID",
        "PAID, 3600, ALREADY_PAID"
    })
    void aStateHasAPanelOfItsOwn(OrderState state, long secondsAgo, Panel panel) {
        Optional<Instant> paidAt = Optional.of(NOW.minusSeconds(secondsAgo)).filter(at -> state == OrderState.PAID);

        assertThat(view(order(state, paidAt), FIRST).panel()).contains(panel);
    }

    @Test
    void anOrderThatCanBePaidHasWaysAndNoPanel() {
        assertThat(view(order(OrderState.UNPAID), FIRST).panel()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PAID, DOUBLE", "CANCELLED, LATE", "EXPIRED, LATE"})
    @Tag("R-PAY-6")
    void moneyThatGoesBackIsToldBeforeAnythingElse(OrderState state, Verdict verdict) {
        PayView view = view(order(state), ALIPAY, captured(verdict));

        assertThat(view.panel()).contains(Panel.REFUND);
        assertThat(view.owedBack()).hasSize(1);
    }

    @Test
    @Tag("R-PAY-6")
    void anotherAmountTakesThePlaceOfTheWaysUntilThePayerGoesOn() {
        Payment other = captured(Verdict.WRONG_AMOUNT);
        PayView.Choice anyway = new PayView.Choice(Way.SCAN, Optional.empty(), true);

        assertThat(view(order(OrderState.UNPAID), FIRST, other).panel()).contains(Panel.AMOUNT_DIFFERS);
        assertThat(view(order(OrderState.UNPAID), ALIPAY, other).panel()).contains(Panel.AMOUNT_DIFFERS);
        assertThat(view(order(OrderState.UNPAID), anyway, other).panel()).isEmpty();
    }

    @Test
    void aCodeThatRanOutSaysSoAlsoWhenItsGatewayHasClosedIt() {
        Payment fresh = payment(PaymentState.OPEN, LATER, Optional.empty());
        Payment over = payment(PaymentState.OPEN, NOW, Optional.empty());
        Payment closed = payment(PaymentState.CLOSED, NOW, Optional.empty());

        assertThat(view(order(OrderState.UNPAID), ALIPAY, fresh).codeOver()).isFalse();
        assertThat(view(order(OrderState.UNPAID), ALIPAY, over).codeOver()).isTrue();
        assertThat(view(order(OrderState.UNPAID), ALIPAY, closed).codeOver()).isTrue();
        assertThat(view(order(OrderState.UNPAID), FIRST, closed).codeOver()).isFalse();
    }

    @Test
    @Tag("R-PAY-7")
    void aCallWithoutAnAnswerIsWaitedForAndARefusalIsTold() {
        PayView late = view(order(OrderState.UNPAID), ALIPAY, payment(PaymentState.UNKNOWN, LATER, Optional.empty()));
        PayView failed = view(order(OrderState.UNPAID), ALIPAY, payment(PaymentState.FAILED, LATER, Optional.empty()));

        assertThat(late.waitingForCode()).isTrue();
        assertThat(late.refused()).isFalse();
        assertThat(failed.waitingForCode()).isFalse();
        assertThat(failed.refused()).isTrue();
    }
}
