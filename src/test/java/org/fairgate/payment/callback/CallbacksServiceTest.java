package org.fairgate.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Messages of gateways: believed only when signed, answered only after the commit, booked once. */
@Tag("R-PAY-6")
class CallbacksServiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path directory = Path.of("");

    private final CallbackStage stage = new CallbackStage(DATABASE, directory);
    private final Order order = stage.ledger.orders.order(1);
    private final Payment payment = stage.ledger.open(order, Channel.ALIPAY);

    private OrderState state() {
        return stage.ledger.orders.read(order).state();
    }

    @Test
    void theGoodAnswerComesAfterTheCommit() {
        Future<OrderState> seen = stage.send(stage.ledger.paid(payment))
                .compose(answer -> stage.ledger.orders.orders.find(
                        order.key().unit(), order.key().order()))
                .map(Order::state);
        assertThat(seen.await()).isEqualTo(OrderState.PAID);
        assertThat(stage.kept(payment.number())).containsExactly("payment booked");
    }

    @Test
    void aHundredCopiesAtOnceAreAllAnsweredWellAndBookOnce() {
        Capture success = stage.ledger.paid(payment);
        List<Future<Answer>> copies =
                Stream.generate(() -> stage.send(success)).limit(100).toList();
        Future.all(copies).await();
        assertThat(copies).extracting(Future::result).containsOnly(SigningGateway.RECEIVED);
        assertThat(stage.kept(payment.number())).containsExactly("payment booked");
        assertThat(stage.metrics
                        .counter("fairgate.callbacks", "gateway", "alipay", "verdict", "repeated")
                        .count())
                .isEqualTo(99);
        assertThat(stage.ledger.unbalanced()).isEmpty();
    }

    @Test
    void aMessageIsKeptAsItCameAndEncrypted() {
        Capture success = stage.ledger.paid(payment);
        Object unused = stage.send(success).await();
        Row row = DATABASE.sql("SELECT message_id, body FROM payment_message WHERE number = $1", payment.number())
                .get(0);
        Buffer body = row.getBuffer(1);
        assertThat(body.toString(StandardCharsets.ISO_8859_1)).doesNotContain(payment.number());
        String plain =
                stage.ledger.orders.units.cipher.decryptText("payment_message/" + row.getUUID(0), body.getBytes());
        assertThat(plain)
                .startsWith("Wechatpay-Signature: ")
                .endsWith("\n\n" + SigningGateway.paid(success).body());
    }

    @Test
    void aForgedMessageChangesNothingAndLeavesAHash() {
        Incoming genuine = SigningGateway.paid(stage.ledger.paid(payment));
        Incoming forged = new Incoming(genuine.headers(), Buffer.buffer(genuine.body() + "0"));
        assertThat(stage.send(GatewayName.ALIPAY, forged).await()).isEqualTo(SigningGateway.REFUSED);
        assertThat(state()).isEqualTo(OrderState.UNPAID);
        assertThat(stage.kept(payment.number())).isEmpty();
        assertThat(DATABASE.sql("SELECT verdict FROM payment_message WHERE kind = 'refused' AND body IS NULL"))
                .hasSize(1);
        assertThat(stage.send(GatewayName.ALIPAY, genuine).await()).isEqualTo(SigningGateway.RECEIVED);
        assertThat(state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aMessageThatWasRefusedOnceIsKeptWhenItComesRightly() {
        Incoming genuine = SigningGateway.paid(stage.ledger.paid(payment));
        Incoming unsigned =
                new Incoming(MultiMap.caseInsensitiveMultiMap().add("Wechatpay-Signature", "AA"), genuine.body());
        assertThat(stage.send(GatewayName.ALIPAY, unsigned).await()).isEqualTo(SigningGateway.REFUSED);
        assertThat(stage.send(GatewayName.ALIPAY, genuine).await()).isEqualTo(SigningGateway.RECEIVED);
        assertThat(stage.kept(payment.number())).containsExactly("payment booked");
    }

    @Test
    void aFloodOfForgeriesFillsNoTable() {
        CallbackStage tight = new CallbackStage(
                DATABASE, directory, CallbackStage.tight(DATABASE.settings().callbacks()), DATABASE.db());
        long before = DATABASE.count("SELECT count(*) FROM payment_message");
        Incoming genuine = SigningGateway.paid(stage.ledger.paid(payment));
        List<Future<Answer>> flood = IntStream.range(0, 50)
                .mapToObj(i -> tight.send(
                        GatewayName.WECHATPAY,
                        new Incoming(genuine.headers(), Buffer.buffer("flood|" + i + payment.number()))))
                .toList();
        Future.all(flood).await();
        assertThat(flood).extracting(Future::result).containsOnly(SigningGateway.REFUSED);
        assertThat(DATABASE.count("SELECT count(*) FROM payment_message")).isBetween(before + 1, before + 6);
        assertThat(tight.metrics
                        .counter("fairgate.callbacks", "gateway", "wechatpay", "verdict", "refused")
                        .count())
                .isEqualTo(50);
    }

    @Test
    void whatCannotBeWrittenNeverFailsItsNeighbours() {
        Payment other = stage.ledger.open(stage.ledger.orders.order(1), Channel.ALIPAY);
        Capture success = stage.ledger.paid(payment);
        // PostgreSQL keeps no NUL in a text
        Capture broken = stage.ledger.paid(other, "\0");
        Future<Answer> first = stage.send(success);
        Future<Answer> bad = stage.send(broken);
        Future<Answer> last =
                stage.send(stage.ledger.paid(stage.ledger.open(stage.ledger.orders.order(1), Channel.ALIPAY)));
        Future.all(first, bad, last).await();
        assertThat(first.result()).isEqualTo(SigningGateway.RECEIVED);
        assertThat(bad.result()).isEqualTo(SigningGateway.REFUSED);
        assertThat(last.result()).isEqualTo(SigningGateway.RECEIVED);
    }

    @Test
    void aMessageAboutARefundNeverBooksAPayment() {
        Incoming refund = SigningGateway.refunded(payment.number(), payment.number() + "01");
        assertThat(stage.send(GatewayName.ALIPAY, refund).await()).isEqualTo(SigningGateway.RECEIVED);
        assertThat(state()).isEqualTo(OrderState.UNPAID);
        assertThat(stage.kept(payment.number())).containsExactly("refund refund-done");
    }

    /** What is known of the refund that a second success of the order is owed, after these messages about it. */
    private String told(GatewayName from, RefundAnswer... answers) {
        Payment second = stage.ledger.open(order, Channel.WECHATPAY);
        Object booked = stage.send(stage.ledger.paid(payment)).await();
        Object owed = stage.send(stage.ledger.paid(second)).await();
        assertThat(List.of(booked, owed)).containsOnly(SigningGateway.RECEIVED);
        for (RefundAnswer answer : answers) {
            Incoming message = SigningGateway.told(second.number(), second.number() + "90", answer);
            assertThat(stage.send(from, message).await()).isEqualTo(SigningGateway.RECEIVED);
        }
        assertThat(stage.ledger.unbalanced()).isEmpty();
        return DATABASE.sql(
                        "SELECT state || ' ' || coalesce(told, '-') FROM owed_refund WHERE number = $1",
                        second.number() + "90")
                .get(0)
                .getString(0);
    }

    @Test
    void whatAGatewaySaysOfARefundThatIsOwedIsKeptBesideIt() {
        assertThat(told(GatewayName.WECHATPAY, RefundAnswer.PENDING, RefundAnswer.FAILED))
                .isEqualTo("queued failed");
        assertThat(state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void aRefundThatIsDoneStaysDoneHoweverItsMessagesAreOrdered() {
        assertThat(told(GatewayName.WECHATPAY, RefundAnswer.DONE, RefundAnswer.PENDING, RefundAnswer.FAILED))
                .isEqualTo("queued done");
    }

    @Test
    void anotherGatewayCanSayNothingOfARefund() {
        assertThat(told(GatewayName.ALIPAY, RefundAnswer.DONE)).isEqualTo("queued -");
    }

    @Test
    void moneyUnderAnUnknownNumberIsKeptBeforeItIsAnswered() {
        Capture known = stage.ledger.paid(payment);
        Capture unknown = new Capture(
                GatewayName.UNIONPAY,
                "FG260901ZZZZZZZZ01",
                "U" + payment.number(),
                known.amount(),
                "CNY",
                known.paidAt(),
                Optional.empty());
        assertThat(stage.send(unknown).await()).isEqualTo(SigningGateway.RECEIVED);
        assertThat(DATABASE.count(
                        "SELECT count(*) FROM odd_payment WHERE kind = 'unknown-order' AND trade_no = $1",
                        unknown.tradeNo()))
                .isOne();
    }

    @Test
    void whoeverFindsTheQueueFullIsToldToComeAgain() {
        CallbackStage tight = new CallbackStage(
                DATABASE, directory, CallbackStage.tight(DATABASE.settings().callbacks()), DATABASE.db());
        SqlConnection holder = DATABASE.pool().getConnection().await();
        var tx = holder.begin().await();
        Object unused = holder.preparedQuery("SELECT FROM badge_order WHERE order_id = $1 FOR UPDATE")
                .execute(Tuple.of(order.key().order().value()))
                .await();
        Capture success = stage.ledger.paid(payment);
        List<Future<Answer>> all =
                Stream.generate(() -> tight.send(success)).limit(20).toList();
        assertThat(all.get(19).await()).isEqualTo(SigningGateway.REFUSED);
        Object unusedOutcome = tx.commit().compose(done -> holder.close()).await();
        Future.all(all).await();
        assertThat(all.get(0).result()).isEqualTo(SigningGateway.RECEIVED);
        assertThat(state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void messagesAreRemovedWhenTheyHaveBeenKeptForLongEnough() {
        Object unused = stage.send(stage.ledger.paid(payment)).await();
        assertThat(stage.callbacks.purge().await()).isZero();
        stage.ledger.orders.units.clock.advance(Duration.ofDays(181));
        assertThat(stage.callbacks.purge().await()).isPositive();
        assertThat(stage.kept(payment.number())).isEmpty();
    }
}
