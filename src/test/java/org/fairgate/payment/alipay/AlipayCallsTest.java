package org.fairgate.payment.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our calls to Alipay: what goes out, and what each answer means. */
@Tag("R-PAY-6")
@Timeout(60)
class AlipayCallsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);

    private Vertx vertx;
    private AlipayWorld world;
    private Alipay alipay;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        world = new AlipayWorld(vertx, Duration.ofSeconds(20));
        alipay = world.alipay;
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    /** The class and code of what came of a call that failed. */
    private static String failure(Supplier<? extends Future<?>> call) {
        try {
            return "answered: " + call.get().await();
        } catch (GatewayUnknown unknown) {
            return "unknown: " + unknown.code();
        } catch (GatewayRefused refused) {
            return "refused: " + refused.code();
        }
    }

    private static Map<String, Object> content(Map<String, String> call) {
        return new JsonObject(call.getOrDefault("biz_content", "{}")).getMap();
    }

    @Test
    void openingGoesOutSignedAndGivesTheCodeToScan() {
        world.answers(AlipayOperation.OPEN, AlipayWorld.done().put("qr_code", "https://qr.alipay.com/bax00000000"));

        Opened opened = alipay.open(world.order()).await();

        assertThat(opened).isEqualTo(new Opened.Code("https://qr.alipay.com/bax00000000"));
        Map<String, String> call = world.lastCall();
        assertThat(call)
                .containsEntry("app_id", AlipayWorld.APP)
                .containsEntry("method", "alipay.trade.precreate")
                .containsEntry("format", "JSON")
                .containsEntry("charset", "utf-8")
                .containsEntry("sign_type", "RSA2")
                .containsEntry("timestamp", "2026-09-01 10:00:00")
                .containsEntry("version", "1.0")
                .containsEntry("notify_url", "https://fair.example/callbacks/alipay");
        assertThat(content(call))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "out_trade_no", AlipayWorld.NUMBER,
                        "total_amount", "200.00",
                        "subject", "进博会专业观众证件",
                        "time_expire", "2026-09-01 10:30:00",
                        "qr_code_timeout_express", "30m"));
    }

    @Test
    void openingWhatWasScannedOrPaidBeforeIsUnknownAndARefusalIsOne() {
        world.answers(AlipayOperation.OPEN, AlipayWorld.refusal("40004", "ACQ.TRADE_HAS_SUCCESS"));
        assertThat(failure(() -> alipay.open(world.order()))).isEqualTo("unknown: ACQ.TRADE_HAS_SUCCESS");
        world.answers(AlipayOperation.OPEN, AlipayWorld.refusal("40004", "ACQ.INVALID_PARAMETER"));
        assertThat(failure(() -> alipay.open(world.order()))).isEqualTo("refused: ACQ.INVALID_PARAMETER");
        world.answers(AlipayOperation.OPEN, AlipayWorld.done());
        assertThat(failure(() -> alipay.open(world.order()))).isEqualTo("unknown: bad-qr_code");
    }

    @Test
    void aPaidTradeIsAProof() {
        for (String status : List.of("TRADE_SUCCESS", "TRADE_FINISHED")) {
            world.answers(AlipayOperation.ASK, AlipayWorld.trade(status).put("send_pay_date", "2021-09-01 10:00:05"));
            assertThat(alipay.ask(world.order().ref()).await())
                    .isEqualTo(new Asked.Paid(new Capture(
                            GatewayName.ALIPAY,
                            AlipayWorld.NUMBER,
                            AlipayWorld.TRADE,
                            Fen.of(20_000),
                            "CNY",
                            AlipayWorld.PAID_AT,
                            Optional.of("159****5620"))));
        }
        assertThat(world.lastCall())
                .containsEntry("method", "alipay.trade.query")
                .doesNotContainKey("notify_url");
        assertThat(content(world.lastCall())).isEqualTo(Map.of("out_trade_no", AlipayWorld.NUMBER));
    }

    @Test
    void whatIsNotPaidIsWaitingEndedOrNotThereYet() {
        world.answers(AlipayOperation.ASK, AlipayWorld.trade("WAIT_BUYER_PAY"));
        assertThat(alipay.ask(world.order().ref()).await()).isEqualTo(new Asked.Waiting());
        world.answers(
                AlipayOperation.ASK, AlipayWorld.trade("TRADE_CLOSED").put("send_pay_date", "2021-09-01 10:00:05"));
        assertThat(alipay.ask(world.order().ref()).await()).isEqualTo(new Asked.Ended());
        world.answers(AlipayOperation.ASK, AlipayWorld.refusal("40004", "ACQ.TRADE_NOT_EXIST"));
        assertThat(alipay.ask(world.order().ref()).await()).isEqualTo(new Asked.NotFound());
        world.answers(AlipayOperation.ASK, AlipayWorld.trade("SOMETHING_NEW"));
        assertThat(failure(() -> alipay.ask(world.order().ref()))).isEqualTo("unknown: bad-trade_status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund_fee", "receipt_amount", "buyer_pay_amount"})
    void aTradeOfWhichAllMoneyWentBackWasPaid(String told) {
        JsonObject closed = AlipayWorld.trade("TRADE_CLOSED").put("send_pay_date", "2021-09-01 10:00:05");
        world.answers(AlipayOperation.ASK, closed.copy().put(told, "200.00"));
        assertThat(alipay.ask(world.order().ref()).await()).isInstanceOf(Asked.Paid.class);
        world.answers(AlipayOperation.ASK, closed.copy().put(told, "0.00"));
        assertThat(alipay.ask(world.order().ref()).await()).isEqualTo(new Asked.Ended());
    }

    @Test
    void anAnswerAboutAnotherPaymentIsNone() {
        world.answers(
                AlipayOperation.ASK,
                AlipayWorld.trade("TRADE_SUCCESS")
                        .put("send_pay_date", "2021-09-01 10:00:05")
                        .put("out_trade_no", "FG260901ABCDEFGH02"));
        assertThat(failure(() -> alipay.ask(world.order().ref()))).isEqualTo("unknown: other-out_trade_no");
    }

    @ParameterizedTest
    @CsvSource({
        "20000, isp.unknow-error, unknown: isp.unknow-error",
        "20000, '', unknown: 20000",
        "40004, ACQ.SYSTEM_ERROR, unknown: ACQ.SYSTEM_ERROR",
        "40004, aop.ACQ.SYSTEM_ERROR, unknown: aop.ACQ.SYSTEM_ERROR",
        "10003, '', unknown: 10003",
        "'', '', unknown: no-reason",
        "40004, ACQ.ACCESS_FORBIDDEN, refused: ACQ.ACCESS_FORBIDDEN",
        "40002, isv.invalid-app-id, refused: isv.invalid-app-id",
        "20001, aop.invalid-auth-token, unknown: aop.invalid-auth-token",
        "40004, <script>, refused: no-reason"
    })
    void codesAreClearOrTheyAreNot(String code, String subCode, String outcome) {
        world.answers(AlipayOperation.ASK, AlipayWorld.refusal(code, subCode));
        assertThat(failure(() -> alipay.ask(world.order().ref()))).isEqualTo(outcome);
        world.answers(AlipayOperation.REFUND, AlipayWorld.refusal(code, subCode));
        assertThat(failure(() -> alipay.refund(world.refund()))).isEqualTo(outcome);
    }

    @Test
    void aCallThatIsNotUnderstoodIsRefusedUnderAnotherName() {
        String node = AlipayWorld.refusal("40002", "isv.missing-method").encode();
        world.server.answer(200, AlipayWorld.signed("error_response", node));
        assertThat(failure(() -> alipay.ask(world.order().ref()))).isEqualTo("refused: isv.missing-method");
    }

    @Test
    void theSignatureIsCheckedOverTheTextAsItWasWritten() {
        String node = "{ \"code\" : \"10000\",\n\"msg\":\"\\u4e0d\\/\",\"out_trade_no\":\"" + AlipayWorld.NUMBER
                + "\", \"nested\":{\"a\":[1,2,{\"b\":\"}\"}]},\"trade_no\":\"1\",\"total_amount\":\"200.00\","
                + "\"trade_status\":\"WAIT_BUYER_PAY\" }";
        String signature = TestKeys.sign(TestKeys.THEIRS, node);
        String name = AlipayOperation.ASK.node();
        world.server.answer(
                200, "{\"sign\" : \"" + signature + "\", \"alipay_cert_sn\":7, \"" + name + "\" :  " + node + "  }");
        assertThat(alipay.ask(world.order().ref()).await()).isEqualTo(new Asked.Waiting());
        world.server.answer(
                200, "{\"" + name + "\":" + new JsonObject(node).encode() + ",\"sign\":\"" + signature + "\"}");
        assertThat(failure(() -> alipay.ask(world.order().ref()))).isEqualTo("unknown: signature");
    }

    @Test
    void whatIsNotSignedByAlipayIsNotBelieved() {
        String name = AlipayOperation.ASK.node();
        String node = AlipayWorld.trade("TRADE_SUCCESS")
                .put("send_pay_date", "2021-09-01 10:00:05")
                .encode();
        String good = AlipayWorld.signed(name, node);
        String strangers =
                "{\"" + name + "\":" + node + ",\"sign\":\"" + TestKeys.sign(TestKeys.STRANGERS, node) + "\"}";
        String twice = good.substring(0, good.length() - 1) + ",\"" + name + "\":" + node.replace("200", "300") + "}";
        String before = "{\"" + name + "\":" + node.replace("200", "300") + "," + good.substring(1);
        String hidden = good.substring(0, good.length() - 1) + ",\"error_response\":{}}";
        for (Map.Entry<String, String> answer : Map.of(
                        "{\"" + name + "\":" + node + "}",
                        "unsigned",
                        strangers,
                        "signature",
                        good.replace("200.00", "200.01"),
                        "signature",
                        twice,
                        "garbage",
                        before,
                        "garbage",
                        hidden,
                        "garbage",
                        AlipayWorld.signed(AlipayOperation.CLOSE.node(), node),
                        "garbage",
                        good + "x",
                        "garbage",
                        good.substring(1),
                        "garbage")
                .entrySet()) {
            world.server.answer(200, answer.getKey());
            assertThat(failure(() -> alipay.ask(world.order().ref())))
                    .as(answer.getKey())
                    .isEqualTo("unknown: " + answer.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "null", "[]", "<html>502</html>", "{\"a\":", "\u0000", "{\"sign\":\"x\"}", "10000"})
    void garbageIsUnknownToEveryCall(String garbage) {
        world.server.answer(200, garbage);
        for (Supplier<Future<?>> call : calls()) {
            assertThat(failure(call)).isEqualTo("unknown: garbage");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 400, 403, 404, 429, 500, 502, 503, 504})
    void everyStatusButOkIsUnknownToEveryCall(int status) {
        world.server.answer(status, AlipayWorld.signed(AlipayOperation.ASK.node(), "{\"code\":\"10000\"}"));
        for (Supplier<Future<?>> call : calls()) {
            assertThat(failure(call)).isEqualTo("unknown: http-" + status);
        }
    }

    private List<Supplier<Future<?>>> calls() {
        return List.of(
                () -> alipay.open(world.order()),
                () -> alipay.ask(world.order().ref()),
                () -> alipay.close(world.order().ref()),
                () -> alipay.refund(world.refund()),
                () -> alipay.askRefund(world.refund()),
                () -> alipay.bill(DAY));
    }

    @Test
    void silenceAndWhatIsTooLargeAreUnknown() {
        AlipayWorld hasty = new AlipayWorld(vertx, Duration.ofMillis(300));
        assertThat(failure(() -> hasty.alipay.open(hasty.order()))).isEqualTo("unknown: timeout");
        world.server.answer(200, " ".repeat(65 << 10));
        assertThat(failure(() -> alipay.ask(world.order().ref()))).isEqualTo("unknown: too-large");
    }

    @Test
    void closingEndsItOrSaysWhyNot() {
        world.answers(AlipayOperation.CLOSE, AlipayWorld.done());
        assertThat(alipay.close(world.order().ref()).await()).isEqualTo(Closed.DONE);
        world.answers(AlipayOperation.CLOSE, AlipayWorld.refusal("40004", "ACQ.TRADE_NOT_EXIST"));
        assertThat(alipay.close(world.order().ref()).await()).isEqualTo(Closed.NOT_FOUND);
        world.answers(AlipayOperation.CLOSE, AlipayWorld.refusal("40004", "ACQ.TRADE_HAS_SUCCESS"));
        assertThat(alipay.close(world.order().ref()).await()).isEqualTo(Closed.ALREADY_PAID);
        world.answers(AlipayOperation.CLOSE, AlipayWorld.refusal("40004", "ACQ.OTHER"));
        assertThat(failure(() -> alipay.close(world.order().ref()))).isEqualTo("refused: ACQ.OTHER");
    }

    @ParameterizedTest
    @CsvSource({
        "TRADE_SUCCESS, answered: ALREADY_PAID",
        "TRADE_CLOSED, answered: DONE",
        "WAIT_BUYER_PAY, unknown: not-closed"
    })
    void aTradeThatCannotBeClosedIsAskedFor(String status, String outcome) {
        JsonObject trade = AlipayWorld.trade(status).put("send_pay_date", "2021-09-01 10:00:05");
        world.server.script((seen, response) -> {
            boolean closing = seen.uri().contains("alipay.trade.close");
            var unused = response.end(
                    closing
                            ? AlipayWorld.signed(
                                    AlipayOperation.CLOSE.node(),
                                    AlipayWorld.refusal("40004", "ACQ.TRADE_STATUS_ERROR")
                                            .encode())
                            : AlipayWorld.signed(AlipayOperation.ASK.node(), trade.encode()));
        });
        assertThat(failure(() -> alipay.close(world.order().ref()))).isEqualTo(outcome);
    }

    @Test
    @Tag("R-REF-4")
    void aRefundIsAcceptedUnderItsNumberAndDoneOnlyWhenAskedFor() {
        for (String moved : List.of("Y", "N")) {
            world.answers(
                    AlipayOperation.REFUND,
                    AlipayWorld.done().put("fund_change", moved).put("refund_fee", "50.00"));
            assertThat(alipay.refund(world.refund()).await()).isEqualTo(RefundAnswer.PENDING);
        }
        assertThat(content(world.lastCall()))
                .isEqualTo(Map.of(
                        "out_trade_no",
                        AlipayWorld.NUMBER,
                        "trade_no",
                        AlipayWorld.TRADE,
                        "refund_amount",
                        "50.00",
                        "refund_reason",
                        "退款",
                        "out_request_no",
                        AlipayWorld.NUMBER + "01"));
        world.answers(AlipayOperation.REFUND, AlipayWorld.refusal("40004", "ACQ.REASON_TRADE_REFUND_FEE_ERR"));
        assertThat(failure(() -> alipay.refund(world.refund()))).isEqualTo("refused: ACQ.REASON_TRADE_REFUND_FEE_ERR");
    }

    @Test
    @Tag("R-REF-4")
    void whatIsToldOfARefundDecidesAndNotTheGoodAnswer() {
        JsonObject told = AlipayWorld.done()
                .put("out_request_no", AlipayWorld.NUMBER + "01")
                .put("refund_amount", "50.00");
        assertThat(refundAfter(told.copy().put("refund_status", "REFUND_SUCCESS")))
                .isEqualTo(RefundAnswer.DONE);
        assertThat(refundAfter(told)).isEqualTo(RefundAnswer.DONE);
        assertThat(refundAfter(told.copy().put("refund_status", "REFUND_PROCESSING")))
                .isEqualTo(RefundAnswer.PENDING);
        assertThat(refundAfter(told.copy().put("refund_amount", "50.01"))).isEqualTo(RefundAnswer.FAILED);
        assertThat(refundAfter(AlipayWorld.done())).isEqualTo(RefundAnswer.PENDING);
        world.clock.advance(Duration.ofSeconds(10));
        assertThat(refundAfter(AlipayWorld.done())).isEqualTo(RefundAnswer.NOT_FOUND);
        assertThat(refundAfter(AlipayWorld.refusal("40004", "ACQ.TRADE_NOT_EXIST")))
                .isEqualTo(RefundAnswer.FAILED);
        world.answers(AlipayOperation.ASK_REFUND, told.copy().put("out_request_no", AlipayWorld.NUMBER + "02"));
        assertThat(failure(() -> alipay.askRefund(world.refund()))).isEqualTo("unknown: other-out_request_no");
    }

    private RefundAnswer refundAfter(JsonObject answer) {
        world.answers(AlipayOperation.ASK_REFUND, answer);
        return alipay.askRefund(world.refund()).await();
    }

    @Test
    @Tag("R-PAY-7")
    void aBillThatIsNotThereYetIsNotReady() {
        for (String code : List.of("BILL_NOT_EXIST", "isp.bill_not_exist")) {
            world.answers(AlipayOperation.BILL, AlipayWorld.refusal("40004", code));
            assertThatThrownBy(() -> alipay.bill(DAY).await()).isInstanceOf(BillNotReady.class);
        }
        assertThat(content(world.lastCall())).isEqualTo(Map.of("bill_type", "trade", "bill_date", "2026-08-31"));
    }

    @Test
    void messagesAreAnsweredInAlipaysWords() {
        assertThat(alipay.received().body()).isEqualTo("success");
        assertThat(alipay.received().status()).isEqualTo(200);
        assertThat(alipay.refused().body()).isNotEqualTo("success");
        assertThat(alipay.name()).isEqualTo(GatewayName.ALIPAY);
        assertThat(alipay.read(AlipayWorld.notice(AlipayWorld.paid()))).isNotNull();
    }
}
