package org.fairgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WechatPayApiTest {
    private static final String NUMBER = "FG210901ABCDEFGH01";
    private static final String REFUND = NUMBER + "01";

    private final GatewayStage stage = GatewayStage.withWechatPay();
    private final WechatCaller wechat = new WechatCaller(stage);

    @AfterEach
    void stop() {
        stage.close();
    }

    private static String code(HttpResponse<Buffer> answer) {
        return answer.statusCode() + " " + answer.bodyAsJsonObject().getString("code");
    }

    private Optional<Trade> pay() {
        return SimulatorStage.await(stage.simulator.pay().pay(PayGateway.WECHATPAY, NUMBER));
    }

    private JsonObject state() {
        return wechat.query(NUMBER).bodyAsJsonObject();
    }

    @Test
    void anOrderIsAnsweredByACodeAndThatAnswerIsSigned() {
        HttpResponse<Buffer> answer = wechat.open(NUMBER);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.bodyAsJsonObject().getString("code_url")).startsWith(stage.base());
        assertThat(wechat.signed(answer.headers(), answer.bodyAsString(), wechat.platformKeys()))
                .isTrue();
        assertThat(state().getString("trade_state")).isEqualTo("NOTPAY");
        assertThat(state().containsKey("transaction_id")).isFalse();
    }

    @Test
    void anythingButTheMerchantsRightAndFreshSignatureIsRefused() {
        String target = "/v3/pay/transactions/out-trade-no/" + NUMBER + "?mchid=" + WechatCaller.MERCHANT;
        long now = stage.now().getEpochSecond();
        String right = WechatCaller.authorization(now, text(target, now));

        assertThat(codeOf(target, right)).isEqualTo("404 ORDER_NOT_EXIST");
        for (String wrong : List.of(
                WechatCaller.authorization(now, text(target + "1", now)),
                WechatCaller.authorization(now, text("/wechatpay" + target, now)),
                WechatCaller.authorization(now - 301, text(target, now - 301)),
                WechatCaller.authorization(now + 301, text(target, now + 301)),
                right.replace(WechatCaller.SERIAL, WechatCaller.SERIAL.replace('4', '5')),
                right.replace(WechatCaller.MERCHANT, "1900007292"),
                right.replace("WECHATPAY2-SHA256-RSA2048", "WECHATPAY2-SM2-WITH-SM3"),
                right.replace(",serial_no", ",serial"),
                right + ",nonce_str=\"again\"",
                "")) {
            assertThat(codeOf(target, wrong)).as(wrong).isEqualTo("401 SIGN_ERROR");
        }
        assertThat(codeOf(target, WechatCaller.authorization(now - 300, text(target, now - 300))))
                .isEqualTo("404 ORDER_NOT_EXIST");
    }

    private static String text(String target, long time) {
        return "GET\n" + target + "\n" + time + "\n593BEC0C930BF1AFEB40B4A08C8FB242\n\n";
    }

    private String codeOf(String target, String authorization) {
        return code(SimulatorStage.await(
                wechat.request(HttpMethod.GET, target, authorization).send()));
    }

    @Test
    void aCallWithoutAcceptOrUserAgentIsRefusedAlthoughItIsSigned() {
        wechat.extra.put("Accept", "text/html");
        assertThat(code(wechat.query(NUMBER))).isEqualTo("400 PARAM_ERROR");
        wechat.extra.put("Accept", "application/json");
        wechat.extra.put("User-Agent", "");
        assertThat(code(wechat.query(NUMBER))).isEqualTo("400 PARAM_ERROR");
    }

    @Test
    void theSameOrderAgainIsTheSameCodeAndAnotherOneUnderItsNumberIsRefused() {
        String first = wechat.open(NUMBER).bodyAsJsonObject().getString("code_url");

        assertThat(wechat.open(NUMBER).bodyAsJsonObject().getString("code_url")).isEqualTo(first);
        JsonObject other = wechat.order(NUMBER).put("description", "别的");
        assertThat(code(wechat.post("/v3/pay/transactions/native", other))).isEqualTo("403 OUT_TRADE_NO_USED");
    }

    @Test
    void fieldsThatDoNotFitAreRefusedByTheirNames() {
        Map<String, Object> wrong = Map.of(
                "mchid", "1900007292",
                "description", "字".repeat(128),
                "out_trade_no", "12345",
                "time_expire", "2021-09-01 10:15:00",
                "notify_url", "https://pay.example.cn/?a=b",
                "amount", new JsonObject().put("total", 0).put("currency", "CNY"));
        wrong.forEach((name, value) -> assertThat(code(wechat.post(
                        "/v3/pay/transactions/native", wechat.order(NUMBER).put(name, value))))
                .as(name)
                .isEqualTo("400 PARAM_ERROR"));
        assertThat(code(wechat.post(
                        "/v3/pay/transactions/native", wechat.order(NUMBER).put("appid", "wx0"))))
                .isEqualTo("400 APPID_MCHID_NOT_MATCH");
        JsonObject late = wechat.order(NUMBER).put("time_expire", "2021-09-01T10:00:59+08:00");
        assertThat(code(wechat.post("/v3/pay/transactions/native", late))).isEqualTo("400 INVALID_REQUEST");
    }

    @Test
    void aPaidOrderIsToldEncryptedAndSignedAndCanNoLongerBeClosed() {
        assertThat(wechat.open(NUMBER).statusCode()).isEqualTo(200);
        assertThat(pay()).isPresent();

        GatewayStage.Told told = stage.last();
        assertThat(wechat.signed(told.headers(), told.body(), wechat.platformKeys()))
                .isTrue();
        JsonObject envelope = new JsonObject(told.body());
        assertThat(envelope.getString("event_type")).isEqualTo("TRANSACTION.SUCCESS");
        assertThat(envelope.getString("resource_type")).isEqualTo("encrypt-resource");
        assertThat(envelope.getString("create_time")).isEqualTo("2021-09-01T10:00:00+08:00");
        JsonObject paid = WechatCaller.content(told.body());
        assertThat(paid).isEqualTo(state());
        assertThat(paid.getString("trade_state")).isEqualTo("SUCCESS");
        assertThat(paid.getString("success_time")).isEqualTo("2021-09-01T10:00:00+08:00");
        assertThat(paid.getJsonObject("amount").getLong("total")).isEqualTo(20000);
        assertThat(wechat.get("/v3/pay/transactions/id/" + paid.getString("transaction_id") + "?mchid="
                                + WechatCaller.MERCHANT)
                        .bodyAsJsonObject())
                .isEqualTo(paid);
        assertThat(code(wechat.close(NUMBER))).isEqualTo("400 ORDERPAID");
    }

    @Test
    void aClosedOrderAndOneThatRanOutCannotBePaid() {
        assertThat(wechat.open(NUMBER).statusCode()).isEqualTo(200);
        HttpResponse<Buffer> closed = wechat.close(NUMBER);

        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(wechat.signed(closed.headers(), "", wechat.platformKeys())).isTrue();
        assertThat(pay()).isEmpty();
        assertThat(state().getString("trade_state")).isEqualTo("CLOSED");
        assertThat(code(wechat.open(NUMBER))).isEqualTo("400 ORDER_CLOSED");
        assertThat(code(wechat.close("FG210901UNKNOWN0"))).isEqualTo("404 ORDER_NOT_EXIST");

        assertThat(wechat.open("FG210901ABCDEFGH02").statusCode()).isEqualTo(200);
        stage.advance(Duration.ofMinutes(15));
        assertThat(wechat.query("FG210901ABCDEFGH02").bodyAsJsonObject().getString("trade_state"))
                .isEqualTo("CLOSED");
    }

    @Test
    void aNoticeIsSentAgainByTheScheduleAndEachTimeSignedAnew() {
        assertThat(wechat.open(NUMBER).statusCode()).isEqualTo(200);
        stage.answersWith(500);
        assertThat(pay()).isPresent();
        stage.advance(Duration.ofSeconds(14));
        assertThat(stage.told).hasSize(1);
        stage.advance(Duration.ofSeconds(1));
        stage.advance(Duration.ofSeconds(15));
        stage.answersWith(204);
        stage.advance(Duration.ofSeconds(30));
        stage.advance(Duration.ofHours(25));

        assertThat(stage.told).hasSize(4);
        assertThat(stage.told.stream().map(told -> told.headers().get("Wechatpay-Signature")))
                .doesNotHaveDuplicates();
        assertThat(stage.told.stream()
                        .map(told -> new JsonObject(told.body()).getString("id"))
                        .distinct())
                .hasSize(1);
        Map<String, PublicKey> keys = wechat.platformKeys();
        assertThat(stage.told).allMatch(told -> wechat.signed(told.headers(), told.body(), keys));
    }

    @Test
    void aProbeDoesNotVerifyAndTheRightNoticeFollowsWhenItWasTurnedDown() {
        assertThat(wechat.open(NUMBER).statusCode()).isEqualTo(200);
        stage.simulator.wechatpay().orElseThrow().probe(1, 0);
        stage.answersWith(401);
        assertThat(pay()).isPresent();
        stage.advance(Duration.ofSeconds(15));

        Map<String, PublicKey> keys = wechat.platformKeys();
        GatewayStage.Told probe = stage.told.get(0);
        assertThat(probe.headers().get("Wechatpay-Signature")).startsWith("WECHATPAY/SIGNTEST/");
        assertThat(wechat.signed(probe.headers(), probe.body(), keys)).isFalse();
        assertThat(wechat.signed(stage.last().headers(), stage.last().body(), keys))
                .isTrue();
    }

    @Test
    void anAnswerMayBeAProbeToo() {
        Map<String, PublicKey> keys = wechat.platformKeys();
        assertThat(stage.post(
                                "/control/wechatpay/probes",
                                MultiMap.caseInsensitiveMultiMap().add("answers", "1"))
                        .statusCode())
                .isEqualTo(204);

        HttpResponse<Buffer> probe = wechat.open(NUMBER);
        HttpResponse<Buffer> right = wechat.open(NUMBER);
        assertThat(wechat.signed(probe.headers(), probe.bodyAsString(), keys)).isFalse();
        assertThat(wechat.signed(right.headers(), right.bodyAsString(), keys)).isTrue();
    }

    @Test
    void afterARotationTheNewCertificateSignsAndTheOldOneIsStillInTheList() {
        Map<String, PublicKey> before = wechat.platformKeys();
        stage.simulator.wechatpay().orElseThrow().rotate();
        HttpResponse<Buffer> answer = wechat.open(NUMBER);

        assertThat(wechat.signed(answer.headers(), answer.bodyAsString(), before))
                .isFalse();
        Map<String, PublicKey> after = wechat.platformKeys();
        assertThat(wechat.signed(answer.headers(), answer.bodyAsString(), after))
                .isTrue();
        assertThat(after).hasSize(2).containsAllEntriesOf(before);
        assertThat(after.keySet()).allMatch(serial -> serial.matches("[0-9A-F]{40}"));
    }

    @Test
    void whoAsksForThePublicKeyGetsAnswersAndNoticesSignedByIt() {
        var gateway = stage.simulator.wechatpay().orElseThrow();
        Map<String, PublicKey> keys = Map.of(gateway.publicKeyId(), gateway.publicKey());
        wechat.extra.put("Wechatpay-Serial", gateway.publicKeyId());
        HttpResponse<Buffer> answer = wechat.open(NUMBER);
        assertThat(pay()).isPresent();

        assertThat(wechat.signed(answer.headers(), answer.bodyAsString(), keys)).isTrue();
        assertThat(wechat.signed(stage.last().headers(), stage.last().body(), keys))
                .isTrue();
        wechat.extra.put("Wechatpay-Serial", "PUB_KEY_ID_0");
        assertThat(code(wechat.query(NUMBER))).isEqualTo("400 PARAM_ERROR");
    }

    private void paidOrder() {
        assertThat(wechat.open(NUMBER).statusCode()).isEqualTo(200);
        assertThat(pay()).isPresent();
    }

    @Test
    void aRefundIsAcceptedThenDoneThenToldAndTheSameNumberIsRefundedOnce() {
        paidOrder();
        JsonObject accepted = wechat.refund(NUMBER, REFUND, 5000).bodyAsJsonObject();
        assertThat(accepted.getString("status")).isEqualTo("PROCESSING");
        stage.advance(Duration.ofSeconds(2));

        JsonObject told = WechatCaller.content(stage.last().body());
        assertThat(new JsonObject(stage.last().body()).getString("event_type")).isEqualTo("REFUND.SUCCESS");
        assertThat(told.getString("refund_status")).isEqualTo("SUCCESS");
        assertThat(told.getString("out_refund_no")).isEqualTo(REFUND);
        assertThat(told.getJsonObject("amount").getLong("refund")).isEqualTo(5000);
        assertThat(wechat.refundQuery(REFUND).bodyAsJsonObject().getString("status"))
                .isEqualTo("SUCCESS");
        assertThat(wechat.refund(NUMBER, REFUND, 5000).bodyAsJsonObject().getString("refund_id"))
                .isEqualTo(accepted.getString("refund_id"));
        assertThat(stage.told).hasSize(2);
        assertThat(code(wechat.refund(NUMBER, REFUND, 5001))).isEqualTo("400 INVALID_REQUEST");
        assertThat(state().getString("trade_state")).isEqualTo("REFUND");
    }

    @Test
    void refundsThatAreNotPossibleAreRefused() {
        paidOrder();
        assertThat(code(wechat.refund("FG210901UNKNOWN0", REFUND, 1))).isEqualTo("404 RESOURCE_NOT_EXISTS");
        assertThat(code(wechat.refund(NUMBER, REFUND, 20001))).isEqualTo("400 INVALID_REQUEST");
        assertThat(code(wechat.refundQuery(REFUND))).isEqualTo("404 RESOURCE_NOT_EXISTS");
        stage.simulator.pay().failNext(PayGateway.WECHATPAY, PayFault.REFUND_REFUSED);
        assertThat(code(wechat.refund(NUMBER, REFUND, 5000))).isEqualTo("403 NOT_ENOUGH");

        assertThat(wechat.refund(NUMBER, REFUND, 5000).statusCode()).isEqualTo(200);
        assertThat(code(wechat.refund(NUMBER, NUMBER + "02", 5000))).isEqualTo("429 FREQUENCY_LIMITED");
        stage.advance(Duration.ofMinutes(1));
        assertThat(code(wechat.refund(NUMBER, NUMBER + "02", 15001))).isEqualTo("400 INVALID_REQUEST");
        assertThat(wechat.refund(NUMBER, NUMBER + "02", 15000).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefundThatTheBankDoesNotTakeIsAbnormal() {
        paidOrder();
        stage.simulator.pay().failNext(PayGateway.WECHATPAY, PayFault.REFUND_FAILED);
        assertThat(wechat.refund(NUMBER, REFUND, 5000).statusCode()).isEqualTo(200);
        stage.advance(Duration.ofSeconds(2));

        assertThat(wechat.refundQuery(REFUND).bodyAsJsonObject().getString("status"))
                .isEqualTo("ABNORMAL");
        assertThat(new JsonObject(stage.last().body()).getString("event_type")).isEqualTo("REFUND.ABNORMAL");
    }

    @Test
    void theBillOfADayIsThereAtTenTheNextMorningAndItsHashIsOverTheUnpackedFile() {
        paidOrder();
        assertThat(wechat.refund(NUMBER, REFUND, 5000).statusCode()).isEqualTo(200);
        stage.advance(Duration.ofSeconds(2));
        assertThat(code(bill("2021-09-01"))).isEqualTo("400 NO_STATEMENT_EXIST");
        stage.advance(Duration.ofHours(23));
        assertThat(code(bill("2021-09-01"))).isEqualTo("400 STATEMENT_CREATING");
        stage.advance(Duration.ofHours(1));

        JsonObject offer = bill("2021-09-01").bodyAsJsonObject();
        byte[] file = unpacked(wechat.get(target(offer)).body().getBytes());
        assertThat(sha1(file)).isEqualTo(offer.getString("hash_value"));
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).startsWith("\uFEFF交易时间,公众账号ID");
        assertThat(lines.get(0).split(",", -1)).hasSize(27);
        assertThat(lines.get(1))
                .startsWith("`2021-09-01 10:00:00,`" + WechatCaller.APP)
                .contains("`SUCCESS,", "`200.00");
        assertThat(lines.get(2)).contains("`" + REFUND + ",`50.00,", "`REFUND,");
        assertThat(lines.get(4)).isEqualTo("`2,`200.00,`50.00,`0.00,`0.90000,`200.00,`50.00");
        stage.advance(Duration.ofMinutes(5));
        assertThat(code(wechat.get(target(offer)))).isEqualTo("400 INVALID_REQUEST");
    }

    private HttpResponse<Buffer> bill(String day) {
        return wechat.get("/v3/bill/tradebill?bill_date=" + day + "&bill_type=ALL&tar_type=GZIP");
    }

    private String target(JsonObject offer) {
        return offer.getString("download_url").substring((stage.base() + "/wechatpay").length());
    }

    private static byte[] unpacked(byte[] gzip) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aForgedAnswerDoesNotVerify() {
        stage.simulator.pay().failNext(PayGateway.WECHATPAY, PayFault.FORGED_ANSWER);
        HttpResponse<Buffer> forged = wechat.open(NUMBER);

        assertThat(forged.statusCode()).isEqualTo(200);
        assertThat(wechat.signed(forged.headers(), forged.bodyAsString(), wechat.platformKeys()))
                .isFalse();
    }
}
