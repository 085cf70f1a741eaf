package org.fairgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipInputStream;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnionPayApiTest {
    private static final String NUMBER = "FG210901ABCDEFGH01";
    private static final String REFUND = NUMBER + "01";
    private static final String FRONT = "/unionpay/gateway/api/frontTransReq.do";

    private final GatewayStage stage = GatewayStage.withUnionPay();
    private final UnionCaller union = new UnionCaller(stage);

    @AfterEach
    void stop() {
        stage.close();
    }

    private Map<String, String> paidCode() {
        assertThat(union.back(union.code(NUMBER))).containsEntry("respCode", "00");
        assertThat(SimulatorStage.await(stage.simulator.pay().pay(PayGateway.UNIONPAY, NUMBER)))
                .isPresent();
        return UnionCaller.notice(stage.last().body());
    }

    @Test
    void aCodeIsAnsweredInPlainTextThatIsSignedWithItsOwnCertificateInside() {
        HttpResponse<Buffer> raw =
                union.post("/unionpay/gateway/api/backTransReq.do", UnionCaller.signed(union.code(NUMBER)));
        Map<String, String> answer = UnionCaller.answer(raw.bodyAsString());

        assertThat(raw.bodyAsString()).contains("-----BEGIN CERTIFICATE-----\r\n");
        assertThat(answer).containsEntry("respCode", "00").containsEntry("orderId", NUMBER);
        assertThat(answer.get("qrCode")).startsWith(stage.base());
        assertThat(union.trusted(answer)).isTrue();
        assertThat(union.trusted(with(answer, "respCode", "01"))).isFalse();
    }

    private static Map<String, String> with(Map<String, String> message, String name, String value) {
        Map<String, String> changed = new TreeMap<>(message);
        changed.put(name, value);
        return changed;
    }

    @ParameterizedTest
    @CsvSource({
        "txnAmt, 20001, 11", // changed after it was signed
        "certId, 1, 11",
        "signature, AAAA, 11",
        "signature, '', 13",
        "merId, '', 13",
        "version, 5.0.0, 10",
        "signMethod, 12, 10",
        "orderId, FG-2109, 10",
        "txnAmt, 0, 10"
    })
    void aMessageThatIsNotTheMerchantsIsTurnedDown(String name, String value, String code) {
        Map<String, String> message = with(UnionCaller.signed(union.code(NUMBER)), name, value);

        Map<String, String> answer = union.sendSigned("/unionpay/gateway/api/backTransReq.do", message);
        assertThat(answer).containsEntry("respCode", code);
        assertThat(union.trusted(answer)).isTrue();
        assertThat(union.query(NUMBER)).containsEntry("respCode", "34");
    }

    @Test
    void aMessageOfAnotherMerchantOrCurrencyOrProductIsTurnedDown() {
        assertThat(union.back(with(union.code(NUMBER), "merId", "777290058110049")))
                .containsEntry("respCode", "31");
        assertThat(union.back(with(union.code(NUMBER), "currencyCode", "840"))).containsEntry("respCode", "10");
        assertThat(union.back(with(union.code(NUMBER), "txnSubType", "06"))).containsEntry("respCode", "10");
        assertThat(union.back(with(union.code(NUMBER), "txnTime", "20210931100000")))
                .containsEntry("respCode", "10");
    }

    @Test
    void aNumberThatWasUsedIsARepeat() {
        assertThat(union.back(union.code(NUMBER))).containsEntry("respCode", "00");
        assertThat(union.back(union.code(NUMBER))).containsEntry("respCode", "12");
    }

    @Test
    void aQuerySaysWhatBecameOfAPaymentAndOnlyUnderItsTime() {
        assertThat(union.query(NUMBER)).containsEntry("respCode", "34").doesNotContainKey("origRespCode");
        assertThat(union.back(union.code(NUMBER))).containsEntry("respCode", "00");
        assertThat(union.query(NUMBER)).containsEntry("respCode", "00").containsEntry("origRespCode", "05");
        assertThat(union.query(NUMBER, "20210901100001")).containsEntry("respCode", "34");

        assertThat(SimulatorStage.await(stage.simulator.pay().pay(PayGateway.UNIONPAY, NUMBER)))
                .isPresent();
        Map<String, String> paid = union.query(NUMBER);
        assertThat(paid)
                .containsEntry("origRespCode", "00")
                .containsEntry("txnAmt", "20000")
                .containsEntry("traceTime", "0901100000");
        assertThat(paid.get("queryId")).matches("[0-9]{21}");
        assertThat(union.trusted(paid)).isTrue();
    }

    @Test
    void aPaymentThatRanOutFails() {
        assertThat(union.back(union.code(NUMBER))).containsEntry("respCode", "00");
        stage.advance(Duration.ofMinutes(15));

        assertThat(union.query(NUMBER)).containsEntry("origRespCode", "39");
        assertThat(SimulatorStage.await(stage.simulator.pay().pay(PayGateway.UNIONPAY, NUMBER)))
                .isEmpty();
    }

    @Test
    void aPaymentIsToldByASignedForm() {
        Map<String, String> notice = paidCode();

        assertThat(notice)
                .containsEntry("respCode", "00")
                .containsEntry("orderId", NUMBER)
                .containsEntry("txnTime", "20210901100000")
                .containsEntry("txnAmt", "20000")
                .containsEntry("settleAmt", "20000")
                .containsEntry("settleDate", "0901")
                .containsEntry("currencyCode", "156")
                .containsEntry("txnType", "01")
                .containsEntry("queryId", union.query(NUMBER).get("queryId"));
        assertThat(union.trusted(notice)).isTrue();
        assertThat(union.trusted(with(notice, "txnAmt", "1"))).isFalse();
    }

    @Test
    void aNoticeIsSentFiveTimesAtMost() {
        stage.answersWith(404);
        assertThat(paidCode()).containsEntry("respCode", "00");
        stage.advance(Duration.ZERO);
        assertThat(stage.told).hasSize(2);
        for (int minutes : List.of(1, 2, 4, 60)) {
            stage.advance(Duration.ofMinutes(minutes));
        }
        assertThat(stage.told).hasSize(5);
    }

    @Test
    void aRedirectIsARightAnswerToo() {
        stage.answersWith(302);
        assertThat(paidCode()).containsEntry("respCode", "00");
        stage.advance(Duration.ofHours(1));

        assertThat(stage.told).hasSize(1);
    }

    @Test
    void aForgedNoticeIsNotTrusted() {
        assertThat(union.back(union.code(NUMBER))).containsEntry("respCode", "00");
        stage.simulator.pay().failNext(PayGateway.UNIONPAY, PayFault.FORGED);
        assertThat(SimulatorStage.await(stage.simulator.pay().pay(PayGateway.UNIONPAY, NUMBER)))
                .isPresent();

        assertThat(union.trusted(UnionCaller.notice(stage.last().body()))).isFalse();
    }

    @Test
    void aRefundIsAcceptedThenToldAndThePaymentsOwnQueryStaysAsItWas() {
        String queryId = paidCode().getOrDefault("queryId", "");
        Map<String, String> before = union.query(NUMBER);
        assertThat(union.back(union.refund(REFUND, queryId, 5000))).containsEntry("respCode", "00");
        assertThat(union.query(REFUND)).containsEntry("origRespCode", "05");
        stage.advance(Duration.ofSeconds(2));

        Map<String, String> notice = UnionCaller.notice(stage.last().body());
        assertThat(notice)
                .containsEntry("txnType", "04")
                .containsEntry("orderId", REFUND)
                .containsEntry("txnAmt", "5000")
                .containsEntry("origQryId", queryId);
        assertThat(union.trusted(notice)).isTrue();
        assertThat(union.query(REFUND)).containsEntry("origRespCode", "00");
        assertThat(union.query(NUMBER)).isEqualTo(before);
        assertThat(union.back(union.refund(REFUND, queryId, 5000))).containsEntry("respCode", "12");
    }

    @Test
    void refundsThatAreNotPossibleAreTurnedDown() {
        String queryId = paidCode().getOrDefault("queryId", "");

        assertThat(union.back(union.refund(REFUND, "210000000000000000000", 1))).containsEntry("respCode", "35");
        assertThat(union.back(union.refund(REFUND, queryId, 20001))).containsEntry("respCode", "36");
        assertThat(union.back(union.refund(REFUND, queryId, 15000))).containsEntry("respCode", "00");
        assertThat(union.back(union.refund(NUMBER + "02", queryId, 5001))).containsEntry("respCode", "36");
        assertThat(union.back(union.refund(NUMBER, queryId, 1))).containsEntry("respCode", "12");
        stage.simulator.pay().failNext(PayGateway.UNIONPAY, PayFault.REFUND_REFUSED);
        assertThat(union.back(union.refund(NUMBER + "02", queryId, 5000))).containsEntry("respCode", "30");
    }

    @Test
    void aRefundThatTheBankDoesNotTakeIsNotToldAndItsQueryFails() {
        String queryId = paidCode().getOrDefault("queryId", "");
        stage.simulator.pay().failNext(PayGateway.UNIONPAY, PayFault.REFUND_FAILED);
        assertThat(union.back(union.refund(REFUND, queryId, 5000))).containsEntry("respCode", "00");
        stage.advance(Duration.ofSeconds(2));

        assertThat(union.query(REFUND)).containsEntry("origRespCode", "63");
        assertThat(stage.told).hasSize(1);
    }

    @Test
    void theSettlementFileOfADayThatIsOverHasALineForEachPaymentAndRefund() {
        String queryId = paidCode().getOrDefault("queryId", "");
        assertThat(union.back(union.refund(REFUND, queryId, 5000))).containsEntry("respCode", "00");
        stage.advance(Duration.ofSeconds(2));
        assertThat(file("0901")).containsEntry("respCode", "98");
        stage.advance(Duration.ofHours(14));

        Map<String, String> answer = file("0901");
        assertThat(union.trusted(answer)).isTrue();
        assertThat(answer).containsEntry("fileName", GatewayStage.UNION_MERCHANT + "_210901.zip");
        List<String> lines = unpacked(answer.getOrDefault("fileContent", ""));
        assertThat(lines).hasSize(2);
        assertThat(column(lines.get(0), 1)).isEqualTo("S22");
        assertThat(column(lines.get(0), 7)).isEqualTo("000000020000");
        assertThat(column(lines.get(0), 10)).isEqualTo(queryId);
        assertThat(column(lines.get(0), 12)).isEqualTo(NUMBER);
        assertThat(column(lines.get(0), 28)).isEqualTo(GatewayStage.UNION_MERCHANT);
        assertThat(column(lines.get(1), 1)).isEqualTo("S30");
        assertThat(column(lines.get(1), 12)).isEqualTo(REFUND);
        assertThat(column(lines.get(1), 17)).isEqualTo("D000000005000");
        assertThat(column(lines.get(1), 27)).isEqualTo(queryId);
        assertThat(file("0902")).containsEntry("respCode", "98");
    }

    private Map<String, String> file(String day) {
        Map<String, String> message = union.common("76", "01", "000000");
        message.put("settleDate", day);
        message.put("fileType", "00");
        return union.send("/unionpay/filedownload", message);
    }

    private static List<String> unpacked(String content) {
        byte[] deflated = Base64.getDecoder().decode(content);
        try (ZipInputStream zip = new ZipInputStream(new InflaterInputStream(new ByteArrayInputStream(deflated)))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("INN21090188ZM_" + GatewayStage.UNION_MERCHANT);
            return new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String column(String line, int number) {
        int[] widths = {3, 11, 11, 6, 10, 19, 12, 4, 2, 21, 2, 32, 2, 6, 10, 13, 13, 4, 15, 2, 2, 6, 2, 4, 32, 1, 21, 15
        };
        int from = 0;
        for (int i = 0; i < number - 1; i++) {
            from += widths[i] + 1;
        }
        return line.substring(from, from + widths[number - 1]).strip();
    }

    private String door() {
        HttpResponse<Buffer> answer = union.post(FRONT, UnionCaller.signed(union.form(NUMBER)));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.getHeader("Location");
    }

    private void push(String door, String action) {
        HttpResponse<Buffer> answer =
                stage.post(door, MultiMap.caseInsensitiveMultiMap().add("action", action));
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aBrowsersFormLeadsToABankWhereThePayerPaysAndIsSentBack() {
        String door = door();
        HttpResponse<Buffer> page = stage.get(door);
        assertThat(page.bodyAsString()).contains("企业网上银行", "200.00", NUMBER);
        assertThat(page.getHeader("Content-Security-Policy")).contains("form-action 'self' https://pay.example.cn");
        assertThat(door()).as("loaded anew").isEqualTo(door);

        push(door, "pay");
        String after = stage.get(door + "?lang=en").bodyAsString();
        assertThat(after).contains("Corporate online banking", "action=\"https://pay.example.cn/return\"");
        Map<String, String> back = hidden(after);
        assertThat(back).containsEntry("respCode", "00").containsEntry("orderId", NUMBER);
        assertThat(union.trusted(back)).isTrue();
        assertThat(union.query(NUMBER)).containsEntry("origRespCode", "00").containsEntry("bizType", "000202");
    }

    private static Map<String, String> hidden(String html) {
        Map<String, String> fields = new TreeMap<>();
        Matcher field = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
                .matcher(html.substring(html.indexOf("https://pay.example.cn/return")));
        while (field.find()) {
            fields.put(field.group(1), field.group(2).replace("&#43;", "+").replace("&#61;", "="));
        }
        return fields;
    }

    @Test
    void aPayerWhomTheBankRefusesMayTryAgain() {
        String door = door();
        push(door, "fail");
        assertThat(union.query(NUMBER)).containsEntry("origRespCode", "64");
        assertThat(hidden(stage.get(door).bodyAsString())).containsEntry("respCode", "64");

        push(door, "later");
        stage.advance(Duration.ofSeconds(30));
        assertThat(union.query(NUMBER)).containsEntry("origRespCode", "00");
    }

    @Test
    void aFormThatIsNotTheMerchantsShowsWhyAndOpensNothing() {
        Map<String, String> changed = with(UnionCaller.signed(union.form(NUMBER)), "txnAmt", "1");
        HttpResponse<Buffer> answer = union.post(FRONT, changed);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.bodyAsString()).startsWith("respCode=11");
        assertThat(union.query(NUMBER)).containsEntry("respCode", "34");
    }
}
