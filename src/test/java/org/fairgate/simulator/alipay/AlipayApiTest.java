package org.fairgate.simulator.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.fairgate.simulator.pay.PayStage;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alipay's rules of chapter 1 of the protocols, as a merchant sees them. */
class AlipayApiTest {
    private static final String NUMBER = "CB20210901000002";
    private static final TradeKey KEY = new TradeKey(PayGateway.ALIPAY, NUMBER);

    private final PayStage stage = new PayStage();
    private final AlipayMerchant merchant = new AlipayMerchant(stage);

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void theCodeLeadsToTheCashierAndItsNoticeCarriesEveryField() {
        JsonObject opened = merchant.precreate(NUMBER, "200.00");
        assertThat(opened.getString("code")).isEqualTo("10000");
        assertThat(opened.getString("out_trade_no")).isEqualTo(NUMBER);
        assertThat(opened.getString("qr_code")).startsWith(stage.url("/cashier/alipay/"));

        stage.advance(Duration.ofSeconds(5));
        pay();

        Map<String, String> notice = AlipayMerchant.fields(stage.told().get(0));
        assertThat(AlipayMerchant.isGenuine(notice)).isTrue();
        assertThat(notice)
                .containsEntry("notify_type", "trade_status_sync")
                .containsEntry("app_id", PayStage.APP)
                .containsEntry("seller_id", PayStage.SELLER)
                .containsEntry("out_trade_no", NUMBER)
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("total_amount", "200.00")
                .containsEntry("subject", "进博会专业观众证件")
                .containsEntry("gmt_create", "2021-09-01 10:00:00")
                .containsEntry("gmt_payment", "2021-09-01 10:00:05")
                .doesNotContainKeys("refund_fee", "out_biz_no")
                .containsKeys("notify_id", "notify_time", "trade_no", "buyer_id", "fund_bill_list");
    }

    private void pay() {
        assertThat(PayStage.await(stage.simulator.pay().pay(PayGateway.ALIPAY, NUMBER)))
                .isPresent();
    }

    private void scan() {
        assertThat(stage.simulator.pay().ledger().scan(KEY)).isPresent();
    }

    @Test
    void aTradeDoesNotExistUntilItsCodeWasScannedAndCanBePaidAfterItWasClosed() {
        merchant.precreate(NUMBER, "200.00");

        assertThat(subCode(merchant.query(NUMBER))).isEqualTo("ACQ.TRADE_NOT_EXIST");
        assertThat(subCode(merchant.close(NUMBER))).isEqualTo("ACQ.TRADE_NOT_EXIST");
        pay();
        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("TRADE_SUCCESS");
    }

    private static String subCode(JsonObject answer) {
        assertThat(answer.getString("code")).isEqualTo("40004");
        return answer.getString("sub_code");
    }

    @Test
    void aScannedTradeWaitsAndIsClosedForGood() {
        merchant.precreate(NUMBER, "200.00");
        scan();

        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("WAIT_BUYER_PAY");
        assertThat(merchant.close(NUMBER).getString("code")).isEqualTo("10000");
        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("TRADE_CLOSED");
        assertThat(PayStage.await(stage.simulator.pay().pay(PayGateway.ALIPAY, NUMBER)))
                .isEmpty();
        assertThat(subCode(merchant.close(NUMBER))).isEqualTo("ACQ.REASON_TRADE_STATUS_INVALID");
        assertThat(stage.told()).isEmpty();
    }

    @Test
    void aPaidTradeSaysWhenAndCannotBeClosed() {
        merchant.precreate(NUMBER, "200.00");
        pay();

        JsonObject asked = merchant.query(NUMBER);
        assertThat(asked.getString("total_amount")).isEqualTo("200.00");
        assertThat(asked.getString("send_pay_date")).isEqualTo("2021-09-01 10:00:00");
        assertThat(subCode(merchant.close(NUMBER))).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
        assertThat(subCode(merchant.precreate(NUMBER, "200.00"))).isEqualTo("ACQ.TRADE_HAS_SUCCESS");
    }

    @Test
    void theSameOrderAgainIsTheSameCode() {
        String code = merchant.precreate(NUMBER, "200.00").getString("qr_code");
        assertThat(merchant.precreate(NUMBER, "200.00").getString("qr_code")).isEqualTo(code);
        scan();
        assertThat(merchant.precreate(NUMBER, "200.00").getString("qr_code")).isEqualTo(code);
        assertThat(subCode(merchant.precreate(NUMBER, "100.00"))).isEqualTo("ACQ.CONTEXT_INCONSISTENT");
    }

    @ParameterizedTest
    @CsvSource({"timeout_express,15m,15", "time_expire,2021-09-01 10:20:00,20", "timeout_express,1d,120"})
    void aCodeRunsOutAtItsTimeAndAfterTwoHoursAtTheLatest(String parameter, String value, int minutes) {
        JsonObject order = AlipayMerchant.order(NUMBER, "200.00").put(parameter, value);
        assertThat(merchant.call("alipay.trade.precreate", order).getString("code"))
                .isEqualTo("10000");

        stage.advance(Duration.ofMinutes(minutes));
        assertThat(PayStage.await(stage.simulator.pay().pay(PayGateway.ALIPAY, NUMBER)))
                .isEmpty();
        assertThat(subCode(merchant.query(NUMBER))).isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    @Test
    void whoScannedInTimeMayPayAfterTheCodeHasRunOutAndNotAfterTheTrade() {
        merchant.precreate(NUMBER, "200.00");
        scan();
        stage.advance(Duration.ofMinutes(179));
        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("WAIT_BUYER_PAY");
        stage.advance(Duration.ofMinutes(1));
        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("TRADE_CLOSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1", "0.001", "1e2", "100000000.01", "abc", ""})
    void anAmountThatIsNoneIsRefused(String yuan) {
        assertThat(subCode(merchant.precreate(NUMBER, yuan))).isEqualTo("ACQ.INVALID_PARAMETER");
    }

    @Test
    void aWrongSignatureAndAStrangersKeyAreRefused() {
        Map<String, String> parameters =
                merchant.parameters("alipay.trade.query", new JsonObject().put("out_trade_no", NUMBER));
        String text = AlipayMerchant.toSign(parameters, Set.of("sign"));
        String withoutType = AlipayMerchant.toSign(parameters, Set.of("sign", "sign_type"));

        assertThat(refusal(parameters, AlipayMerchant.sign(PayStage.GATEWAY.getPrivate(), text)))
                .isEqualTo("isv.invalid-signature");
        assertThat(refusal(parameters, AlipayMerchant.sign(PayStage.MERCHANT.getPrivate(), withoutType)))
                .isEqualTo("isv.invalid-signature");
        assertThat(refusal(parameters, "not base64!")).isEqualTo("isv.invalid-signature");
        assertThat(refusal(parameters, AlipayMerchant.sign(PayStage.MERCHANT.getPrivate(), text)))
                .isEqualTo("ACQ.TRADE_NOT_EXIST");
    }

    private String refusal(Map<String, String> parameters, String signature) {
        parameters.put("sign", signature);
        return AlipayMerchant.read(PayStage.await(merchant.send(parameters)), "alipay_trade_query_response")
                .getString("sub_code");
    }

    @ParameterizedTest
    @CsvSource({
        "app_id,2021000000000001,isv.invalid-app-id",
        "app_id,'',isv.missing-app-id",
        "sign_type,RSA,isv.invalid-signature-type",
        "charset,gbk,isv.invalid-charset",
        "version,2.0,isv.invalid-version",
        "timestamp,2021-09-01T10:00:00,isv.invalid-timestamp",
        "timestamp,2021-02-30 10:00:00,isv.invalid-timestamp"
    })
    void systemParametersAreChecked(String name, String value, String expected) {
        Map<String, String> parameters =
                merchant.parameters("alipay.trade.query", new JsonObject().put("out_trade_no", NUMBER));
        parameters.put(name, value);
        String text = AlipayMerchant.toSign(parameters, Set.of("sign"));

        assertThat(refusal(parameters, AlipayMerchant.sign(PayStage.MERCHANT.getPrivate(), text)))
                .isEqualTo(expected);
    }

    @Test
    void aRefundMovesMoneyOnceHoweverOftenItIsAskedForAndTellsThePaymentAgain() {
        merchant.precreate(NUMBER, "200.00");
        pay();

        JsonObject first = merchant.refund(NUMBER, "R1", "50.00");
        JsonObject again = merchant.refund(NUMBER, "R1", "50.00");
        JsonObject second = merchant.refund(NUMBER, "R2", "30");

        assertThat(first.getString("fund_change")).isEqualTo("Y");
        assertThat(again.getString("fund_change")).isEqualTo("N");
        assertThat(again.getString("refund_fee")).isEqualTo("50.00");
        assertThat(second.getString("refund_fee")).isEqualTo("80.00");
        assertThat(subCode(merchant.refund(NUMBER, "R1", "60.00"))).isEqualTo("ACQ.DISCORDANT_REPEAT_REQUEST");
        assertThat(stage.simulator.pay().notices(PayGateway.ALIPAY, NUMBER)).hasSize(3);
        assertThat(merchant.queryRefund(NUMBER, "R2").getString("refund_status"))
                .isEqualTo("REFUND_SUCCESS");
        assertThat(merchant.queryRefund(NUMBER, "R3").fieldNames()).containsExactlyInAnyOrder("code", "msg");
    }

    @Test
    void theNoticeOfAPartialRefundLooksLikeAPaymentWithItsRefund() {
        merchant.precreate(NUMBER, "200.00");
        pay();
        stage.simulator.pay().failNext(PayGateway.ALIPAY, PayFault.DELAYED);
        merchant.refund(NUMBER, "R1", "50.00");
        stage.advanceAndRun(Duration.ZERO);

        Map<String, String> notice = AlipayMerchant.fields(stage.told().get(1));
        assertThat(AlipayMerchant.isGenuine(notice)).isTrue();
        assertThat(notice)
                .containsEntry("trade_status", "TRADE_SUCCESS")
                .containsEntry("refund_fee", "50.00")
                .containsEntry("out_biz_no", "R1")
                .containsEntry("total_amount", "200.00")
                .containsKey("gmt_refund");
    }

    @Test
    void aFullRefundEndsTheTradeAndMoreIsRefused() {
        merchant.precreate(NUMBER, "200.00");
        pay();

        assertThat(subCode(merchant.refund(NUMBER, "", "50.00"))).isEqualTo("ACQ.REFUND_AMT_NOT_EQUAL_TOTAL");
        assertThat(subCode(merchant.refund(NUMBER, "R1", "200.01"))).isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");
        assertThat(merchant.refund(NUMBER, "", "200.00").getString("fund_change"))
                .isEqualTo("Y");
        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("TRADE_CLOSED");
        assertThat(merchant.queryRefund(NUMBER, NUMBER).getString("refund_amount"))
                .isEqualTo("200.00");
        assertThat(subCode(merchant.refund(NUMBER, "R2", "0.01"))).isEqualTo("ACQ.REASON_TRADE_REFUND_FEE_ERR");
    }

    @Test
    void afterTheRefundWindowATradeIsFinished() {
        merchant.precreate(NUMBER, "200.00");
        pay();
        stage.advance(Duration.ofDays(365));

        assertThat(merchant.query(NUMBER).getString("trade_status")).isEqualTo("TRADE_FINISHED");
        assertThat(subCode(merchant.refund(NUMBER, "R1", "1.00"))).isEqualTo("ACQ.TRADE_HAS_FINISHED");
    }

    @Test
    void theSwitchesRefuseARefundOrLetItTakeItsTime() {
        merchant.precreate(NUMBER, "200.00");
        pay();
        stage.simulator.pay().failNext(PayGateway.ALIPAY, PayFault.REFUND_REFUSED);
        assertThat(subCode(merchant.refund(NUMBER, "R1", "1.00"))).isEqualTo("ACQ.SELLER_BALANCE_NOT_ENOUGH");

        FaultPlan slow = FaultPlan.once(PayFault.REFUND_SLOW).after(Duration.ofMinutes(1));
        stage.simulator.pay().switches().set(PayGateway.ALIPAY, slow);
        assertThat(merchant.refund(NUMBER, "R1", "1.00").getString("fund_change"))
                .isEqualTo("N");
        assertThat(merchant.queryRefund(NUMBER, "R1").containsKey("refund_status"))
                .isFalse();
        stage.advanceAndRun(Duration.ofMinutes(1));
        assertThat(merchant.queryRefund(NUMBER, "R1").getString("refund_status"))
                .isEqualTo("REFUND_SUCCESS");
    }
}
