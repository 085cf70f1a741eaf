package org.fairgate.payment.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.Proving;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.bill.Difference.Kind;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.owed.RefundNews;
import org.fairgate.platform.http.Problem;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bills of the simulated gateways beside our ledger. */
@Tag("R-PAY-7")
@Timeout(120)
class BillServiceTest {
    private static final LocalDate DAY = BillStage.DAY;

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final BillStage stage = new BillStage(DATABASE, directory);
    private final StaffId clerk = new StaffId(UUID.randomUUID());

    @AfterEach
    void stop() {
        stage.close();
    }

    private Difference only(Difference.State state) {
        List<Difference> all = stage.differences(state);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void assertEqualToTheFen(BillDay day, int payments, long fen) {
        assertThat(day.state()).isEqualTo(BillDay.State.COMPARED);
        assertThat(day.theirs()).isEqualTo(new BillDay.Totals(payments, Fen.of(fen), 0, Fen.ZERO));
        assertThat(day.ours()).isEqualTo(day.theirs());
        assertThat(day.open()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"ALIPAY", "WECHATPAY"})
    void aDayWithoutFaultIsEqualToTheFen(Channel channel) {
        long amount = stage.paid(channel).amount().value();
        stage.paid(channel);

        stage.nextMorning();
        stage.rounds();

        assertEqualToTheFen(stage.day(channel.gateway(), DAY), 2, 2 * amount);
        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
        assertThat(stage.differences(Difference.State.SETTLED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ALIPAY", "WECHATPAY"})
    @Tag("R-PAY-6")
    void aPaymentOfWhichWeNeverHeardIsFoundInTheBillAskedAboutAndBooked(Channel channel) {
        Payment payment = stage.open(channel);
        stage.payUnheard(payment);
        assertThat(stage.state(payment)).isEqualTo(OrderState.UNPAID);

        stage.nextMorning();
        stage.rounds();

        assertThat(stage.state(payment)).isEqualTo(OrderState.PAID);
        assertEqualToTheFen(
                stage.day(channel.gateway(), DAY), 1, payment.amount().value());
    }

    @Test
    void whatTheGatewayDoesNotConfirmYetIsADifferenceAndSettledByItselfOnceItDoes() {
        Payment payment = stage.open(Channel.ALIPAY);
        stage.payUnheard(payment);
        BillStage.Node deaf =
                stage.node(stage.reached((method, call) -> method.equals("ask") ? BillStage.away() : call.get()));
        stage.nextMorning();
        BillStage.rounds(deaf);

        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().kind()).isEqualTo(Kind.ONLY_THEIRS);
        assertThat(found.finding().theirs()).contains(payment.amount());
        assertThat(found.finding().payment()).contains(payment.key());
        assertThat(stage.day(GatewayName.ALIPAY, DAY).gap())
                .isEqualTo(-payment.amount().value());

        stage.clock.advance(DATABASE.settings().payment().bills().firstRetry());
        stage.rounds();

        Difference settled = only(Difference.State.SETTLED);
        assertThat(settled.id()).isEqualTo(found.id());
        assertThat(settled.note()).isEqualTo("booked");
        assertThat(settled.settled().orElseThrow().by()).isEmpty();
        assertThat(stage.state(payment)).isEqualTo(OrderState.PAID);
        assertEqualToTheFen(
                stage.day(GatewayName.ALIPAY, DAY), 1, payment.amount().value());
    }

    @Test
    void moneyThatTheBillDoesNotHaveIsListedAndFinanceSettlesItWithANote() {
        Payment payment = stage.open(Channel.WECHATPAY);
        stage.paid(Channel.WECHATPAY);
        stage.book(payment, "4200000000000000000000000001", payment.amount(), stage.clock.instant());

        stage.nextMorning();
        stage.rounds();

        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().kind()).isEqualTo(Kind.ONLY_OURS);
        assertThat(found.finding().number()).isEqualTo(payment.number());
        assertThat(stage.day(GatewayName.WECHATPAY, DAY).gap())
                .isEqualTo(payment.amount().value());
        BillDesk desk = stage.node.bills().desk();
        assertThat(desk.ask(clerk, found.id()).await().proof()).isEqualTo(Proving.Proof.NOT_PAID);
        assertThat(desk.counts().await()).isEqualTo(new BillDesk.Counts(1, 0));

        assertThatThrownBy(() -> desk.settle(clerk, found.id(), "  ").await()).isInstanceOf(Problem.class);
        Difference settled = desk.settle(clerk, found.id(), "与微信确认，次日补单").await();

        assertThat(settled.note()).isEqualTo("与微信确认，次日补单");
        assertThat(settled.settled().orElseThrow().by()).contains(clerk);
        assertThatThrownBy(() -> desk.settle(clerk, found.id(), "again").await())
                .isInstanceOf(Problem.class);
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM audit WHERE action LIKE 'bill.difference-%' AND actor = $1",
                        "staff:" + clerk))
                .isEqualTo(2);
        again(GatewayName.WECHATPAY, DAY);
        assertThat(stage.differences(Difference.State.OPEN))
                .as("what finance has settled stays settled")
                .isEmpty();
    }

    private void again(GatewayName gateway, LocalDate day) {
        var unused = stage.node
                .bills()
                .desk()
                .fetchAgain(clerk, new BillDay.Key(gateway, day))
                .await();
        stage.rounds();
    }

    @Test
    void anotherSumThanOursIsListedAndWrongAmountsAreInTheLedgerAsTheyCame() {
        Payment payment = stage.open(Channel.ALIPAY);
        String tradeNo = stage.payUnheard(payment).tradeNo();
        stage.book(payment, tradeNo, Fen.of(payment.amount().value() - 1), stage.clock.instant());

        stage.nextMorning();
        stage.rounds();

        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().kind()).isEqualTo(Kind.AMOUNT);
        assertThat(found.finding().ours()).contains(Fen.of(payment.amount().value() - 1));
        assertThat(found.finding().theirs()).contains(payment.amount());
        assertThat(stage.day(GatewayName.ALIPAY, DAY).gap()).isEqualTo(-1);
    }

    @Test
    void comparingADayAgainChangesNothing() {
        stage.paid(Channel.ALIPAY);
        Payment missing = stage.open(Channel.ALIPAY);
        stage.book(missing, "2026000000000000000000000001", missing.amount(), stage.clock.instant());
        stage.nextMorning();
        stage.rounds();
        List<Difference> differences = stage.differences(Difference.State.OPEN);
        BillDay.Totals ours = stage.day(GatewayName.ALIPAY, DAY).ours();
        long lines = DATABASE.count("SELECT count(*) FROM gateway_bill_line");

        again(GatewayName.ALIPAY, DAY);
        again(GatewayName.ALIPAY, DAY);

        assertThat(stage.differences(Difference.State.OPEN))
                .isEqualTo(differences)
                .hasSize(1);
        assertThat(stage.day(GatewayName.ALIPAY, DAY).ours()).isEqualTo(ours);
        assertThat(DATABASE.count("SELECT count(*) FROM gateway_bill_line"))
                .isEqualTo(lines)
                .isEqualTo(1);
    }

    @Test
    void moneyNearMidnightIsInOneBillAndIsNoDifferenceInEither() {
        stage.clock.set(DAY.atTime(23, 59, 59).atZone(BillDay.BEIJING).toInstant());
        Payment ahead = stage.open(Channel.ALIPAY);
        Payment behind = stage.open(Channel.ALIPAY);
        String lateTrade = stage.payUnheard(ahead).tradeNo();
        // by our word it was paid after midnight, by the bill's before
        Instant nextDay = DAY.plusDays(1).atStartOfDay(BillDay.BEIJING).toInstant();
        stage.book(ahead, lateTrade, ahead.amount(), nextDay.plusSeconds(1));
        stage.clock.set(nextDay.plusSeconds(2));
        String earlyTrade = stage.payUnheard(behind).tradeNo();
        stage.book(behind, earlyTrade, behind.amount(), nextDay.minusSeconds(2));

        stage.nextMorning();
        stage.clock.advance(Duration.ofDays(-1));
        stage.rounds();
        assertEqualToTheFen(
                stage.day(GatewayName.ALIPAY, DAY), 1, ahead.amount().value());
        stage.clock.advance(Duration.ofDays(1));
        stage.rounds();

        assertEqualToTheFen(
                stage.day(GatewayName.ALIPAY, DAY), 1, ahead.amount().value());
        assertEqualToTheFen(
                stage.day(GatewayName.ALIPAY, DAY.plusDays(1)),
                1,
                behind.amount().value());
        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
    }

    @Test
    void aBillThatTheGatewaysClockPutsFarAwayIsFoundByNumber() {
        Payment payment = stage.open(Channel.ALIPAY);
        String tradeNo = stage.payUnheard(payment).tradeNo();
        stage.book(payment, tradeNo, payment.amount(), stage.clock.instant().plus(Duration.ofDays(1)));

        stage.nextMorning();
        stage.rounds();
        stage.nextMorning();
        stage.rounds();

        assertEqualToTheFen(
                stage.day(GatewayName.ALIPAY, DAY), 1, payment.amount().value());
        assertThat(stage.day(GatewayName.ALIPAY, DAY.plusDays(1)).open()).isZero();
        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
    }

    @Test
    void aBillThatIsNotThereIsWaitedForAndThenAProblemWhereWeHaveMoney() {
        stage.paid(Channel.ALIPAY);
        BillStage.Node without = stage.node(stage.reached((method, call) ->
                method.equals("bill") ? Future.failedFuture(new BillNotReady("no-bill")) : call.get()));
        stage.nextMorning();
        BillStage.rounds(without);
        assertThat(stage.day(GatewayName.ALIPAY, DAY).state()).isEqualTo(BillDay.State.WAITING);
        assertThat(stage.day(GatewayName.ALIPAY, DAY).note()).isEqualTo("no-bill");

        stage.clock.advance(DATABASE.settings().payment().bills().patience());
        BillStage.rounds(without);

        assertThat(stage.day(GatewayName.ALIPAY, DAY).state()).isEqualTo(BillDay.State.MISSING);
        assertThat(stage.day(GatewayName.WECHATPAY, DAY).state())
                .as("nobody paid there: an empty bill")
                .isEqualTo(BillDay.State.COMPARED);
        assertThat(stage.node.bills().desk().counts().await().missing()).isEqualTo(1);

        again(GatewayName.ALIPAY, DAY);
        assertThat(stage.day(GatewayName.ALIPAY, DAY).state()).isEqualTo(BillDay.State.COMPARED);
        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
    }

    @Test
    void aRefundThatWeNeverSentIsListed() {
        Payment payment = stage.paid(Channel.ALIPAY);
        String tradeNo = DATABASE.sql("SELECT trade_no FROM payment").get(0).getString(0);
        var unused = stage.alipay()
                .refund(new RefundOrder(
                        payment.ref(), tradeNo, payment.number() + "01", Fen.of(1), "by hand", stage.clock.instant()))
                .await();

        stage.nextMorning();
        stage.rounds();

        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().kind()).isEqualTo(Kind.ONLY_THEIRS);
        assertThat(found.finding().payment()).contains(payment.key());
        assertThat(found.finding().isAskable()).isFalse();
        assertThat(found.finding().isRefund()).isTrue();
        assertThat(found.finding().number()).isEqualTo(payment.number() + "01");
        assertThat(found.finding().theirs()).contains(Fen.of(1));
        assertThat(stage.day(GatewayName.ALIPAY, DAY).gap()).isEqualTo(1);
    }

    /** Somebody sends this much of it back at the gateway itself, under our number. */
    private void sentBack(Payment payment, Fen amount) {
        String tradeNo = DATABASE.sql("SELECT trade_no FROM owed_refund").get(0).getString(0);
        var unused = stage.alipay()
                .refund(new RefundOrder(
                        payment.ref(), tradeNo, payment.number() + "90", amount, "by hand", stage.clock.instant()))
                .await();
    }

    private void told(Payment payment, RefundAnswer answer) {
        RefundNews.Heard heard =
                new RefundNews.Heard(GatewayName.ALIPAY, payment.number() + "90", answer, stage.clock.instant());
        var unused = DATABASE.db()
                .tx(tx -> new RefundNews(stage.orders.orders).keep(tx, List.of(heard)))
                .await();
    }

    private static String told() {
        return DATABASE.sql("SELECT coalesce(told, '-') FROM owed_refund")
                .get(0)
                .getString(0);
    }

    @Test
    void aRefundThatIsOwedAndIsOnTheBillIsDoneAndNoDifference() {
        Payment payment = stage.paidTwice();
        sentBack(payment, payment.amount());

        stage.nextMorning();
        stage.rounds();

        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
        assertThat(told()).isEqualTo("done");
        assertThat(stage.day(GatewayName.ALIPAY, DAY).gap()).isZero();
    }

    @Test
    void aRefundOfAnotherSumThanIsOwedIsListedAndNotDone() {
        Payment payment = stage.paidTwice();
        sentBack(payment, Fen.of(1));

        stage.nextMorning();
        stage.rounds();

        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().isRefund()).isTrue();
        assertThat(found.finding().kind()).isEqualTo(Kind.AMOUNT);
        assertThat(found.finding().ours()).contains(payment.amount());
        assertThat(found.finding().theirs()).contains(Fen.of(1));
        assertThat(told()).isEqualTo("-");
    }

    @Test
    void aRefundThatTheGatewayToldUsIsDoneAndThatNoBillHasIsListedUntilOneHasIt() {
        Payment payment = stage.paidTwice();
        told(payment, RefundAnswer.DONE);
        stage.nextMorning();
        stage.rounds();
        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().isRefund()).isTrue();
        assertThat(found.finding().kind()).isEqualTo(Kind.ONLY_OURS);
        assertThat(found.finding().ours()).contains(payment.amount());

        sentBack(payment, payment.amount());
        stage.nextMorning();
        stage.rounds();

        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
        assertThat(only(Difference.State.SETTLED).note()).isEqualTo("in-another-bill");
    }

    @Test
    void aRefundThatIsOnlyQueuedIsMissedByNobody() {
        Payment payment = stage.paidTwice();
        told(payment, RefundAnswer.PENDING);

        stage.nextMorning();
        stage.rounds();

        assertThat(stage.differences(Difference.State.OPEN)).isEmpty();
    }

    @Test
    void moneyUnderANumberThatNobodyKnowsIsListedAndThereIsNothingToAsk() {
        stage.paid(Channel.ALIPAY);
        PaymentOrder strange = new PaymentOrder(
                "FG260901ABCDEFGH01",
                Channel.ALIPAY,
                Fen.of(100),
                "somebody else's",
                stage.clock.instant(),
                stage.clock.instant().plus(Duration.ofMinutes(10)));
        var unused = stage.alipay().open(strange).await();
        stage.payUnheard(GatewayName.ALIPAY, strange.number());

        stage.nextMorning();
        stage.rounds();

        Difference found = only(Difference.State.OPEN);
        assertThat(found.finding().kind()).isEqualTo(Kind.ONLY_THEIRS);
        assertThat(found.finding().payment()).isEmpty();
        assertThatThrownBy(
                        () -> stage.node.bills().desk().ask(clerk, found.id()).await())
                .isInstanceOf(Problem.class);
    }
}
