package org.fairgate.simulator.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.fairgate.simulator.alipay.AlipayCalls;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.pay.notice.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The switches, seen through one of the gateways. */
class PayFaultsApiTest {
    private static final String NUMBER = "CB20210901000002";
    private static final TradeKey KEY = new TradeKey(PayGateway.ALIPAY, NUMBER);

    private final PayStage stage = new PayStage();
    private final AlipayCalls calls = new AlipayCalls(stage);
    private final Payers payers = stage.simulator.pay();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void aBrokenGatewayAnswers502OrGarbageAndDoesNothing() {
        payers.failNext(PayGateway.ALIPAY, PayFault.SERVER_ERROR);
        assertThat(PayStage.await(calls.open(NUMBER)).statusCode()).isEqualTo(502);
        payers.failNext(PayGateway.ALIPAY, PayFault.GARBAGE);
        assertThat(PayStage.await(calls.open(NUMBER)).bodyAsString()).startsWith("<html>");
        assertThat(payers.ledger().find(KEY)).isEmpty();

        assertThat(PayStage.await(calls.open(NUMBER)).statusCode()).isEqualTo(200);
        assertThat(payers.ledger().find(KEY)).isPresent();
    }

    @Test
    void aSilentGatewayNeverAnswers() {
        payers.failNext(PayGateway.ALIPAY, PayFault.SILENT);
        assertThatThrownBy(() -> calls.open(NUMBER).await(300, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThat(payers.ledger().find(KEY)).isEmpty();
    }

    @Test
    void aCallThatIsCutOffWasDoneAllTheSame() {
        payers.failNext(PayGateway.ALIPAY, PayFault.CUT_OFF);
        assertThatThrownBy(() -> PayStage.await(calls.open(NUMBER))).isInstanceOf(HttpClosedException.class);
        assertThat(payers.ledger().find(KEY)).isPresent();
    }

    @Test
    void aFaultCanStrikeOneCallOnlyAndSoManyTimes() {
        payers.switches()
                .set(
                        PayGateway.ALIPAY,
                        FaultPlan.always(PayFault.SERVER_ERROR).on("query").times(2));
        assertThat(PayStage.await(calls.open(NUMBER)).statusCode()).isEqualTo(200);
        assertThat(PayStage.await(calls.query(NUMBER)).statusCode()).isEqualTo(502);
        assertThat(PayStage.await(calls.query(NUMBER)).statusCode()).isEqualTo(502);
        assertThat(PayStage.await(calls.query(NUMBER)).statusCode()).isEqualTo(200);
    }

    @Test
    void aForgedAnswerDoesNotVerify() {
        payers.failNext(PayGateway.ALIPAY, PayFault.FORGED_ANSWER);
        assertThat(AlipayCalls.isGenuine(PayStage.await(calls.open(NUMBER)))).isFalse();
        assertThat(AlipayCalls.isGenuine(PayStage.await(calls.open(NUMBER)))).isTrue();
    }

    private void pay(PayFault fault) {
        PayStage.await(calls.open(NUMBER));
        assertThat(PayStage.await(payers.pay(PayGateway.ALIPAY, NUMBER, FaultPlan.once(fault))))
                .isPresent();
    }

    private List<Notice> notices() {
        return payers.notices(PayGateway.ALIPAY, NUMBER);
    }

    @Test
    void aNoticeCanComeTwiceWithTheSameNumber() {
        pay(PayFault.DUPLICATE);
        assertThat(stage.told()).hasSize(2);
        assertThat(notices()).hasSize(1);
        assertThat(stage.told().stream()
                        .map(told -> AlipayCalls.field(told, "notify_id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aLostNoticeIsNeverSentAndTheTradeIsPaid() {
        pay(PayFault.LOST);
        stage.advanceAndRun(Duration.ofDays(2));
        assertThat(stage.told()).isEmpty();
        assertThat(notices().get(0).standing()).isEqualTo(Notice.Standing.LOST);
        assertThat(payers.ledger().find(KEY).orElseThrow().state()).isEqualTo(TradeState.PAID);
    }

    @Test
    void aDelayedNoticeComesWhenItsTimeHasCome() {
        PayStage.await(calls.open(NUMBER));
        FaultPlan late = FaultPlan.once(PayFault.DELAYED).after(Duration.ofMinutes(3));
        PayStage.await(payers.pay(PayGateway.ALIPAY, NUMBER, late));
        stage.advanceAndRun(Duration.ofMinutes(3).minusMillis(1));
        assertThat(stage.told()).isEmpty();
        stage.advanceAndRun(Duration.ofMillis(1));
        assertThat(stage.told()).hasSize(1);
    }

    @Test
    void noticesCanComeInTheWrongOrder() {
        pay(PayFault.REORDERED);
        assertThat(stage.told()).isEmpty();
        PayStage.await(calls.open("CB2"));
        PayStage.await(payers.pay(PayGateway.ALIPAY, "CB2"));
        assertThat(stage.told().stream().map(told -> AlipayCalls.field(told, "out_trade_no")))
                .containsExactly("CB2", NUMBER);
    }

    @Test
    void aWrongAmountIsInTheNoticeAndInTheLedger() {
        pay(PayFault.WRONG_AMOUNT);
        assertThat(AlipayCalls.field(stage.told().get(0), "total_amount")).isEqualTo("199.99");
        assertThat(payers.ledger().find(KEY).orElseThrow().amount()).isEqualTo(19_999);
    }

    @Test
    void aForgedNoticeOfAPaymentDoesNotVerifyAndNeitherDoesOneOfNone() {
        pay(PayFault.FORGED);
        PayStage.await(calls.open("CB2"));
        PayStage.await(payers.forge(
                payers.ledger().find(new TradeKey(PayGateway.ALIPAY, "CB2")).orElseThrow()));

        assertThat(stage.told()).hasSize(2).noneMatch(AlipayCalls::isGenuine);
        assertThat(payers.ledger()
                        .find(new TradeKey(PayGateway.ALIPAY, "CB2"))
                        .orElseThrow()
                        .state())
                .isEqualTo(TradeState.WAITING);
    }

    @Test
    void aLatePaymentIsKeptToItselfAndComesEvenAfterTheTradeWasClosed() {
        PayStage.await(calls.open(NUMBER));
        FaultPlan late = FaultPlan.once(PayFault.PAID_LATE).after(Duration.ofMinutes(5));
        PayStage.await(payers.pay(PayGateway.ALIPAY, NUMBER, late));

        assertThat(body(calls.close(NUMBER))).contains("\"code\":\"10000\"");
        assertThat(body(calls.query(NUMBER))).contains("WAIT_BUYER_PAY");
        stage.advanceAndRun(Duration.ofMinutes(5));
        assertThat(body(calls.query(NUMBER))).contains("TRADE_SUCCESS").contains("2021-09-01 10:00:00");
        assertThat(stage.told()).hasSize(1);
    }

    private static String body(Future<HttpResponse<Buffer>> answer) {
        return PayStage.await(answer).bodyAsString();
    }

    @Test
    void theControlOverHttpSetsFaultsPaysAndShowsWhatWasSent() {
        PayStage.await(calls.open(NUMBER));
        JsonObject fault = new JsonObject().put("fault", "lost").put("times", 1);
        assertThat(control("PUT", "/alipay/faults", fault).getJsonArray("alipay"))
                .hasSize(1);
        assertThat(control("POST", "/alipay/trades/" + NUMBER + "/payment", new JsonObject())
                        .getString("state"))
                .isEqualTo("paid");
        JsonObject trade = control("GET", "/alipay/trades/" + NUMBER, new JsonObject());
        assertThat(trade.getJsonArray("notices").getJsonObject(0).getString("standing"))
                .isEqualTo("lost");
        assertThat(control("GET", "/alipay/trades?state=paid", new JsonObject()).getJsonArray("trades"))
                .hasSize(1);
    }

    private JsonObject control(String method, String path, JsonObject body) {
        return PayStage.await(stage.client
                        .requestAbs(HttpMethod.valueOf(method), stage.url("/control/pay" + path))
                        .sendJsonObject(body))
                .bodyAsJsonObject();
    }
}
