package org.fairgate.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.Changes;
import org.fairgate.platform.config.Secret;
import org.fairgate.testing.CertificateMaker;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R-PAY-6")
class WechatNoticeTest {
    private static final Capture CAPTURE = new Capture(
            GatewayName.WECHATPAY,
            Platform.NUMBER,
            "4200000000202109010000000001",
            Fen.of(20000),
            "CNY",
            Instant.parse("2021-09-01T02:00:00Z"),
            Optional.of("oUpF***eS6o"));

    private final TestClock clock = new TestClock();
    private final PlatformKeys keys =
            PlatformKeys.of(clock, List.of(Platform.serial(Platform.FIRST) + "=" + Platform.FIRST.publicKey()));
    private final NoticeReader reader = new NoticeReader(keys, new Sealed(new Secret(Platform.API_KEY)), Platform.US);

    @Test
    void aPaymentIsWorthItsTotalWhateverThePayersCouponsTook() {
        assertThat(reader.read(Platform.notice(clock, Platform.payment()))).isEqualTo(new Notice.Paid(CAPTURE));
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS,DONE", "PROCESSING,PENDING", "ABNORMAL,FAILED", "CLOSED,FAILED"})
    void aRefundIsToldAsARefund(String status, RefundAnswer answer) {
        String content = Platform.refund("refund_status", status).encode();

        assertThat(reader.read(notice(Platform.envelope("REFUND." + status, "refund", content))))
                .isEqualTo(new Notice.Refunded(Platform.NUMBER, Platform.NUMBER + "01", answer));
    }

    @Test
    void aPaymentThatIsNotPaidBooksNothing() {
        assertThat(reader.read(Platform.notice(clock, Platform.payment().put("trade_state", "CLOSED"))))
                .isEqualTo(new Notice.Other(Platform.NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial"})
    void aHeaderThatIsMissingEmptyTwiceOrAnotherRefusesTheNotice(String name) {
        for (UnaryOperator<MultiMap> change : List.<UnaryOperator<MultiMap>>of(
                headers -> headers.remove(name),
                headers -> headers.set(name, ""),
                headers -> headers.add(name, headers.get(name)),
                headers -> headers.set(name, headers.get(name) + "0"),
                headers -> headers.set(name, "PUB_KEY_ID_0000"))) {
            assertRefused(with(change));
        }
    }

    @Test
    void anotherAlgorithmIsRefusedAndNamingNoneMeansTheOnlyOne() {
        assertRefused(with(headers -> headers.set("Wechatpay-Signature-Type", "WECHATPAY2-SM2-WITH-SM3")));
        assertThat(reader.read(with(headers -> headers.remove("Wechatpay-Signature-Type"))))
                .isEqualTo(new Notice.Paid(CAPTURE));
    }

    @Test
    void theProbesOfThePlatformFail() {
        assertRefused(with(headers -> headers.set(
                "Wechatpay-Signature",
                "WECHATPAY/SIGNTEST/" + headers.get("Wechatpay-Signature").substring(19))));
    }

    @Test
    void aReplayIsRefusedFromFiveMinutesOn() {
        Incoming notice = Platform.notice(clock, Platform.payment());

        clock.advance(Duration.ofSeconds(299));
        assertThat(reader.read(notice)).isEqualTo(new Notice.Paid(CAPTURE));
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> reader.read(notice))
                .isInstanceOf(BadMessage.class)
                .hasMessage("not-recent");
        clock.advance(Duration.ofMinutes(-10));
        assertThatThrownBy(() -> reader.read(notice))
                .isInstanceOf(BadMessage.class)
                .hasMessage("not-recent");
    }

    @Test
    void aKeyThatIsNotThePlatformsSignsNothing() {
        CertificateMaker.Holder forger = Platform.SECOND;
        JsonObject envelope = Platform.envelope(
                "TRANSACTION.SUCCESS", "transaction", Platform.payment().encode());
        Incoming unknown = Platform.notice(forger, clock, envelope);
        assertThatThrownBy(() -> reader.read(unknown))
                .isInstanceOf(BadMessage.class)
                .hasMessage("unknown-serial");

        unknown.headers().set("Wechatpay-Serial", Platform.serial(Platform.FIRST));
        assertThatThrownBy(() -> reader.read(unknown))
                .isInstanceOf(BadMessage.class)
                .hasMessage("bad-signature");
    }

    @ParameterizedTest
    @CsvSource({
        "mchid, 1900007292",
        "appid, wxd678efh567hg6788",
        "trade_state, PAID",
        "success_time, yesterday",
        "transaction_id, ''",
        "out_trade_no, 'a b'"
    })
    void whatIsSealedForAnotherOrIsNotOfItsFormIsRefused(String field, String value) {
        assertRefused(Platform.notice(clock, Platform.payment().put(field, value)));
        JsonObject without = Platform.payment();
        without.remove(field);
        assertRefused(Platform.notice(clock, without));
    }

    static Stream<Object> amountsThatAreNone() {
        return Stream.of("20000", 200.5, 20000.0, -1, 0, true, 1e300);
    }

    @ParameterizedTest
    @MethodSource("amountsThatAreNone")
    void anAmountIsAWholeNumberAboveNothing(Object total) {
        JsonObject payment = Platform.payment();
        payment.getJsonObject("amount").put("total", total);

        assertRefused(Platform.notice(clock, payment));
    }

    @Test
    void anEnvelopeOfAnotherKindIsRefused() {
        String content = Platform.payment().encode();
        JsonObject envelope = Platform.envelope("TRANSACTION.SUCCESS", "transaction", content);

        assertRefused(notice(envelope.copy().put("resource_type", "plain")));
        assertRefused(notice(envelope.copy().put("event_type", "REFUND.SUCCESS")));
        assertRefused(notice(Platform.envelope("COUPON.USE", "coupon", content)));
        JsonObject algorithm = envelope.copy();
        algorithm.getJsonObject("resource").put("algorithm", "AEAD_SM4_GCM");
        assertRefused(notice(algorithm));
        assertRefused(notice(Platform.envelope("TRANSACTION.SUCCESS", "transaction", "no JSON")));
    }

    /** B11: whatever is changed on the way. */
    @Test
    void noneOfTenThousandChangesIsBelieved() {
        Incoming valid = Platform.notice(clock, Platform.payment());
        Random random = new Random(20210901);
        int accepted = 0;
        for (int i = 0; i < 10_000; i++) {
            Incoming changed = changed(valid, random);
            if (!same(valid, changed) && isBelieved(changed)) {
                accepted++;
            }
        }
        assertThat(accepted).isZero();
    }

    /** And if the platform itself sent nonsense: refused, or something else than this payment, never another failure. */
    @Test
    void tenThousandChangesOfTheContentAreRefusedOrAnotherPayment() {
        byte[] content = Platform.payment().encode().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20210902);
        for (int i = 0; i < 10_000; i++) {
            byte[] changed = content.clone();
            for (int n = 0; n <= random.nextInt(3); n++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                Asked said =
                        Trade.of(Fields.of(Buffer.buffer(changed)), Platform.US).asked();
                assertThat(said).isNotNull();
            } catch (BadMessage refused) {
                assertThat(refused.code()).isNotEmpty();
            }
        }
    }

    private boolean isBelieved(Incoming message) {
        try {
            return reader.read(message) != null;
        } catch (BadMessage refused) {
            return false;
        }
    }

    private static Incoming changed(Incoming valid, Random random) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(valid.headers());
        List<String> names = List.copyOf(headers.names());
        int where = random.nextInt(names.size() * 2);
        if (where < names.size()) {
            String name = names.get(where);
            return new Incoming(headers.set(name, Changes.one(headers.get(name), random)), valid.body());
        }
        return new Incoming(
                headers, Buffer.buffer(Changes.one(valid.body().toString("ISO-8859-1"), random), "ISO-8859-1"));
    }

    private static boolean same(Incoming one, Incoming other) {
        return one.body().equals(other.body())
                && one.headers().names().stream()
                        .allMatch(name -> one.headers()
                                .getAll(name)
                                .equals(other.headers().getAll(name)));
    }

    private Incoming with(UnaryOperator<MultiMap> change) {
        Incoming notice = Platform.notice(clock, Platform.payment());
        return new Incoming(change.apply(notice.headers()), notice.body());
    }

    private Incoming notice(JsonObject envelope) {
        return Platform.notice(Platform.FIRST, clock, envelope);
    }

    private void assertRefused(Incoming notice) {
        assertThatThrownBy(() -> reader.read(notice)).isInstanceOf(BadMessage.class);
    }
}
