package org.fairgate.payment.alipay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.TestKeys;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.payment.wire.text.SignedText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of Alipay: which are believed (B11), and what they say. */
@Tag("R-PAY-6")
class AlipayNoticesTest {
    private static final String URL = "https://openapi.alipay.com/gateway.do";
    private static final int MUTATIONS = 12_000;

    /** Vector A-1 of the protocol facts: content and signature by the documented example key. */
    private static final String VECTOR =
            "app_id=2021000000000000&auth_app_id=2021000000000000&charset=utf-8&gmt_create=2021-09-01 10:00:00"
                    + "&gmt_payment=2021-09-01 10:00:05&notify_id=2021090100222100005000000000000001"
                    + "&notify_time=2021-09-01 10:00:06&notify_type=trade_status_sync&out_trade_no=CB20210901000002"
                    + "&seller_id=2088000000000000&subject=进博会专业观众证件&total_amount=200.00"
                    + "&trade_no=2021090122001400000000000001&trade_status=TRADE_SUCCESS&version=1.0";

    private static final String VECTOR_SIGNATURE = """
            IwN0kRq6o1jc1F0D2Qam1by59Rdhmd8O68nHwI8RnDfHvMlU9FnEM3dH0WFHGg0PAId11RoCPaHvGxqLp+J+hkh0PL4OvxVjrrGw21BgOQIw\
            6X7dVVU5ctqZoiNdxrpHfHhE+V53aiewf3kJXQL46dFssoaabT7zvTua+L3JoHnHbvWqkzOkCQ5JfYxhp4xeyS9q1cI3836RiPmmClZEINOB\
            ajXhWMwNG0Gnfnfa5P6NXA9IK3VsQ6xP8uT58f9bxp4Vd0yhhZsllTq0IxDifXHhrRZbtbnqziRuE9+7VYdN1hzA8qJApkixRNeg1UDTJrdX\
            Oiw8IiIFFqDMYqbPOg==""";

    private final AlipayNotices notices =
            new AlipayNotices(AlipayWorld.settings(URL, TestKeys.base64(TestKeys.THEIRS.getPublic())));
    private final AlipayNotices documented = new AlipayNotices(AlipayWorld.settings(URL, TestKeys.DOCUMENTED));

    private static Incoming vector(String content) {
        Map<String, String> fields = new TreeMap<>(Map.of("sign", VECTOR_SIGNATURE, "sign_type", "RSA2"));
        for (String field : content.split("&", -1)) {
            fields.put(field.split("=", 2)[0], field.split("=", 2)[1]);
        }
        return AlipayWorld.incoming(FormText.encode(fields));
    }

    private static Capture capture(String number, String tradeNo, Optional<String> payer) {
        return new Capture(GatewayName.ALIPAY, number, tradeNo, Fen.of(20_000), "CNY", AlipayWorld.PAID_AT, payer);
    }

    private static Map<String, String> with(String field, String value) {
        Map<String, String> fields = AlipayWorld.paid();
        fields.put(field, value);
        return fields;
    }

    private String refusal(Incoming message) {
        try {
            return "believed: " + notices.read(message);
        } catch (BadMessage bad) {
            return bad.code();
        }
    }

    @Test
    void theDocumentedVectorIsBelievedAndNothingNearIt() {
        assertThat(documented.read(vector(VECTOR)))
                .isEqualTo(
                        new Notice.Paid(capture("CB20210901000002", "2021090122001400000000000001", Optional.empty())));
        for (String field : VECTOR.split("&", -1)) {
            String changed = VECTOR.replace(field, field + "0");
            assertThatThrownBy(() -> documented.read(vector(changed))).as(field).isInstanceOf(BadMessage.class);
        }
        assertThat(refusal(vector(VECTOR))).isEqualTo("signature");
    }

    @Test
    void aPaymentIsReadExactly() {
        assertThat(notices.read(AlipayWorld.notice(AlipayWorld.paid())))
                .isEqualTo(new Notice.Paid(capture(AlipayWorld.NUMBER, AlipayWorld.TRADE, Optional.of("159****5620"))));
        assertThat(notices.read(AlipayWorld.notice(with("trade_status", "TRADE_FINISHED"))))
                .isInstanceOf(Notice.Paid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "app_id, 2021000000000001",
        "app_id, ''",
        "auth_app_id, 2021000000000001",
        "seller_id, 2088000000000001",
        "seller_id, ''",
        "notify_type, batch_refund_notify",
        "charset, gbk",
        "version, 2.0",
        "notify_id, ''",
        "out_trade_no, ''",
        "out_trade_no, FG 1",
        "trade_no, ''",
        "trade_status, TRADE_PENDING",
        "trade_status, ''",
        "total_amount, ''",
        "total_amount, 200.001",
        "total_amount, -200.00",
        "total_amount, '2,000.00'",
        "gmt_payment, ''",
        "gmt_payment, 2021-02-30 10:00:05",
        "refund_fee, x"
    })
    void aSignedMessageThatIsNotOursOrNotCompleteIsRefused(String field, String value) {
        assertThat(refusal(AlipayWorld.notice(with(field, value)))).isEqualTo("bad-" + field);
    }

    @Test
    void aSignedMessageOfOtherMoneyIsReadAsThatMoney() {
        assertThat(notices.read(AlipayWorld.notice(with("total_amount", "200.01"))))
                .isInstanceOfSatisfying(
                        Notice.Paid.class,
                        paid -> assertThat(paid.capture().amount()).isEqualTo(Fen.of(20_001)));
        assertThat(notices.read(AlipayWorld.notice(with("trans_currency", "USD"))))
                .isInstanceOfSatisfying(
                        Notice.Paid.class,
                        paid -> assertThat(paid.capture().currency()).isEqualTo("USD"));
    }

    @Test
    void aPartialRefundSaysSuccessAgainAndBooksNothing() {
        Map<String, String> fields = with("refund_fee", "50.00");
        fields.put("out_biz_no", AlipayWorld.NUMBER + "01");
        fields.put("gmt_refund", "2021-09-02 10:00:05.123");
        assertThat(notices.read(AlipayWorld.notice(fields)))
                .isEqualTo(new Notice.Refunded(AlipayWorld.NUMBER, AlipayWorld.NUMBER + "01", RefundAnswer.DONE));
        fields.remove("out_biz_no");
        assertThat(notices.read(AlipayWorld.notice(fields)))
                .isEqualTo(new Notice.Refunded(AlipayWorld.NUMBER, "", RefundAnswer.DONE));
        assertThat(notices.read(AlipayWorld.notice(with("refund_fee", "0.00")))).isInstanceOf(Notice.Paid.class);
    }

    @Test
    void aClosedTradeWasPaidOnlyIfMoneyWentBack() {
        Map<String, String> closed = with("trade_status", "TRADE_CLOSED");
        assertThat(notices.read(AlipayWorld.notice(closed))).isEqualTo(new Notice.Other(AlipayWorld.NUMBER));
        closed.put("refund_fee", "200.00");
        assertThat(notices.read(AlipayWorld.notice(closed))).isInstanceOf(Notice.Refunded.class);
        assertThat(notices.read(AlipayWorld.notice(with("trade_status", "WAIT_BUYER_PAY"))))
                .isEqualTo(new Notice.Other(AlipayWorld.NUMBER));
    }

    @Test
    void strangersSignaturesAndOthersMethodsAreRefused() {
        Map<String, String> fields = AlipayWorld.paid();
        for (Map.Entry<String, String> forged : Map.of(
                        "by a stranger", TestKeys.sign(TestKeys.STRANGERS, SignedText.of(fields)),
                        "by us", TestKeys.sign(TestKeys.OURS, SignedText.of(fields)),
                        "of another message", TestKeys.sign(TestKeys.THEIRS, SignedText.of(with("a", "b"))),
                        "none", "")
                .entrySet()) {
            Map<String, String> message = with("sign", forged.getValue());
            message.put("sign_type", "RSA2");
            assertThat(refusal(AlipayWorld.incoming(FormText.encode(message))))
                    .as(forged.getKey())
                    .isEqualTo("signature");
        }
        String good = AlipayWorld.notice(fields).body().toString();
        assertThat(refusal(AlipayWorld.incoming(good.replace("sign_type=RSA2", "sign_type=RSA"))))
                .isEqualTo("bad-sign_type");
        assertThat(refusal(AlipayWorld.incoming(good.replace("sign_type=RSA2", "sign_type="))))
                .isEqualTo("bad-sign_type");
        assertThat(refusal(AlipayWorld.incoming(good + "&total_amount=0.01"))).isEqualTo("form");
    }

    @Test
    void everyFieldOfAValidMessageIsUnderItsSignature() {
        Map<String, String> good =
                FormText.decode(AlipayWorld.notice(AlipayWorld.paid()).body());
        for (String field : good.keySet()) {
            for (String value : new String[] {"", "0", good.get(field) + "0", "0" + good.get(field)}) {
                Map<String, String> changed = new TreeMap<>(good);
                changed.put(field, value);
                assertThat(refusal(AlipayWorld.incoming(FormText.encode(changed))))
                        .as(field)
                        .doesNotStartWith("believed");
            }
            Map<String, String> fewer = new TreeMap<>(good);
            fewer.remove(field);
            assertThat(refusal(AlipayWorld.incoming(FormText.encode(fewer))))
                    .as(field)
                    .doesNotStartWith("believed");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2026})
    void noRandomMutationIsBelievedToSayAnythingElse(long seed) {
        Random random = new Random(seed);
        Incoming good = AlipayWorld.notice(AlipayWorld.paid());
        Notice said = notices.read(good);
        byte[] original = good.body().getBytes();
        int believed = 0;
        for (int n = 0; n < MUTATIONS; n++) {
            String mutated = new String(mutate(original.clone(), random), StandardCharsets.ISO_8859_1);
            Incoming message = new Incoming(
                    good.headers(), io.vertx.core.buffer.Buffer.buffer(mutated.getBytes(StandardCharsets.ISO_8859_1)));
            try {
                assertThat(notices.read(message)).as(mutated).isEqualTo(said);
                believed++;
            } catch (BadMessage bad) {
                assertThat(bad.code()).isNotEmpty();
            }
        }
        // What is only written otherwise (%2B and %2b) says the same.
        assertThat(believed).isLessThan(MUTATIONS / 20);
    }

    /** Changes, drops, doubles or swaps bytes, now and then several. */
    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] now = bytes;
        int changes = 1 + random.nextInt(3);
        for (int n = 0; n < changes; n++) {
            int at = random.nextInt(now.length);
            int to = random.nextInt(now.length);
            switch (random.nextInt(4)) {
                case 0 -> now[at] = (byte) random.nextInt(256);
                case 1 -> now[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> now = java.util.Arrays.copyOf(now, Math.max(1, at));
                default -> {
                    byte kept = now[at];
                    now[at] = now[to];
                    now[to] = kept;
                }
            }
        }
        return now;
    }

    @Test
    void theTimeOfAPaymentIsBeijingTime() {
        assertThat(AlipayWorld.PAID_AT).isEqualTo(Instant.parse("2021-09-01T10:00:05+08:00"));
    }
}
