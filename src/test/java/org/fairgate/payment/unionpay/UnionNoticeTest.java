package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.Changes;
import org.fairgate.payment.wire.text.FormText;
import org.fairgate.testing.CertificateMaker;
import org.fairgate.testing.CertificateMaker.Holder;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("R-PAY-6")
class UnionNoticeTest {
    private static final Capture CAPTURE = new Capture(
            GatewayName.UNIONPAY,
            Platform.NUMBER,
            Platform.QUERY_ID,
            Fen.of(20000),
            "CNY",
            Instant.parse("2026-09-01T02:05:12Z"),
            Optional.of("6221********0000"));

    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private UnionPay gateway;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        gateway = Platform.gateway(vertx, clock, "http://127.0.0.1:1");
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({"00", "A6"})
    void aSuccessIsBookedAlsoWhenItHasADefect(String respCode) {
        assertThat(read(Platform.with(Platform.payment(), "respCode", respCode)))
                .isEqualTo(new Notice.Paid(CAPTURE));
    }

    @ParameterizedTest
    @CsvSource({"05", "64", "34"})
    void anythingElseIsNoPayment(String respCode) {
        assertThat(read(Platform.with(Platform.payment(), "respCode", respCode)))
                .isEqualTo(new Notice.Other(Platform.NUMBER));
    }

    @ParameterizedTest
    @CsvSource({"00,DONE", "A6,DONE", "05,PENDING", "64,FAILED"})
    void aRefundIsToldAsOneOfItsPayment(String respCode, RefundAnswer answer) {
        SortedMap<String, String> refund = Platform.with(
                Platform.payment(), "txnType", "04", "orderId", Platform.NUMBER + "01", "respCode", respCode);

        assertThat(read(refund)).isEqualTo(new Notice.Refunded(Platform.NUMBER, Platform.NUMBER + "01", answer));
    }

    @Test
    void aPaymentAtTheTurnOfTheYearIsOfTheNewYear() {
        clock.set(Instant.parse("2026-11-30T00:00:00Z"));
        SortedMap<String, String> late =
                Platform.with(Platform.payment(), "txnTime", "20261231235900", "traceTime", "0101000130");

        assertThat(((Notice.Paid) read(late)).capture().paidAt()).isEqualTo(Instant.parse("2026-12-31T16:01:30Z"));
    }

    @Test
    void anotherCurrencyIsToldSoThatNobodyBooksIt() {
        SortedMap<String, String> dollars = Platform.with(Platform.payment(), "currencyCode", "840");

        assertThat(((Notice.Paid) read(dollars)).capture().currency()).isEqualTo("USD");
    }

    /** A card's number is not kept, should it ever come whole. */
    @Test
    void aPayerIsKnownByAMaskedAccountOnly() {
        SortedMap<String, String> whole = Platform.with(Platform.payment(), "accNo", "6221558812340013");

        assertThat(((Notice.Paid) read(whole)).capture().payer()).isEmpty();
    }

    /** Of plus signs in Base64 there are many in a certificate and a signature; decoded twice they would be blanks. */
    @Test
    void aFormIsDecodedExactlyOnce() {
        SortedMap<String, String> signed =
                Platform.signed(Platform.with(Platform.payment(), "reqReserved", "a+b%2Bc d"));
        assertThat(signed.get("signPubKeyCert") + signed.get("signature")).contains("+");

        assertThat(gateway.read(Platform.notice(signed))).isEqualTo(new Notice.Paid(CAPTURE));

        String plain = Platform.answer(signed);
        assertRefused(new Incoming(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(plain)));
        assertRefused(Platform.notice(Map.of("form", plain)));
    }

    @Test
    void aFieldThatIsChangedMissingEmptyOrAddedRefusesTheNotice() {
        SortedMap<String, String> signed = Platform.signed(Platform.payment());
        for (String name : signed.keySet()) {
            assertRefused(Platform.notice(Platform.with(signed, name, signed.get(name) + "1")));
            assertRefused(Platform.notice(Platform.with(signed, name, "")));
            SortedMap<String, String> without = new TreeMap<>(signed);
            without.remove(name);
            assertRefused(Platform.notice(without));
        }
        assertRefused(Platform.notice(Platform.with(signed, "extra", "1")));
        Incoming valid = Platform.notice(signed);
        assertRefused(new Incoming(valid.headers(), valid.body().copy().appendString("&txnAmt=20000")));
    }

    @ParameterizedTest
    @CsvSource({
        "merId,777290058146592",
        "txnType,79",
        "orderId,short",
        "txnAmt,0",
        "txnAmt,-1",
        "txnAmt,200.00",
        "txnAmt,9999999999999",
        "currencyCode,CNY",
        "currencyCode,000",
        "queryId,a b",
        "traceTime,0931000000",
        "txnTime,2026",
        "respCode,ok"
    })
    void whatUnionPaySignedForAnotherOrIsNotOfItsFormIsRefused(String name, String value) {
        assertRefused(Platform.notice(Platform.signed(Platform.with(Platform.payment(), name, value))));
    }

    @Test
    void anotherAlgorithmIsRefused() {
        SortedMap<String, String> signed =
                Platform.with(Platform.payment(), "signMethod", "11", "signPubKeyCert", Platform.SIGNS.pem());
        signed.put("signature", Platform.SIGNS.sign(Signatures.digest(signed).getBytes(StandardCharsets.US_ASCII)));

        assertRefused(Platform.notice(signed));
    }

    @Test
    void onlyUnionPaysOwnCertificateSigns() {
        Holder merchant = CertificateMaker.leaf("041@Z12@广州某某贸易有限公司@00000002", Platform.MIDDLE, Platform.GOOD);
        Holder itself = CertificateMaker.root(Platform.NAME, Platform.GOOD);
        Holder elsewhere = CertificateMaker.leaf(
                Platform.NAME, CertificateMaker.root("CFCA ACS CA", Platform.GOOD), Platform.GOOD);
        Holder issuedByALeaf = CertificateMaker.leaf(Platform.NAME, merchant, Platform.GOOD);
        for (Holder forger : new Holder[] {merchant, itself, elsewhere, issuedByALeaf}) {
            assertRefused(Platform.notice(Platform.signed(Platform.payment(), forger)));
        }
        SortedMap<String, String> borrowed = Platform.signed(Platform.payment(), merchant);
        assertRefused(Platform.notice(Platform.with(borrowed, "signPubKeyCert", Platform.SIGNS.pem())));
        assertRefused(Platform.notice(
                Platform.with(borrowed, "signPubKeyCert", Platform.SIGNS.pem().repeat(2))));
    }

    @Test
    void aCertificateIsGoodBetweenItsDatesAlsoWhenItIsRemembered() {
        Incoming notice = Platform.notice(Platform.signed(Platform.payment()));
        assertThat(gateway.read(notice)).isEqualTo(new Notice.Paid(CAPTURE));

        clock.advance(Duration.ofDays(100).plusSeconds(1));
        assertRefused(notice);
        clock.advance(Duration.ofDays(-201));
        assertRefused(notice);
        clock.set(TestClock.START);
        assertThat(gateway.read(notice)).isEqualTo(new Notice.Paid(CAPTURE));
    }

    /** B11: whatever is changed on the way. */
    @Test
    void noneOfTenThousandChangesIsBelieved() {
        SortedMap<String, String> signed = Platform.signed(Platform.payment());
        String form = FormText.encode(signed);
        Random random = new Random(20260901);
        int accepted = 0;
        for (int i = 0; i < 10_000; i++) {
            String changed = Changes.one(form, random);
            if (isBelieved(changed) && !FormText.decode(Buffer.buffer(changed)).equals(signed)) {
                accepted++;
            }
        }
        assertThat(accepted).isZero();
    }

    /** And if UnionPay itself sent nonsense: refused, or something else than this payment, never another failure. */
    @Test
    void tenThousandChangesOfTheContentAreRefusedOrAnotherPayment() {
        Random random = new Random(20260902);
        String[] names = Platform.payment().keySet().toArray(String[]::new);
        for (int i = 0; i < 10_000; i++) {
            SortedMap<String, String> fields = Platform.payment();
            String name = names[random.nextInt(names.length)];
            fields.put(name, Changes.one(fields.getOrDefault(name, ""), random));
            try {
                assertThat(new Message(fields).capture()).isNotNull();
            } catch (BadMessage refused) {
                assertThat(refused.code()).startsWith("bad-");
            }
        }
    }

    private boolean isBelieved(String form) {
        try {
            return gateway.read(new Incoming(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(form))) != null;
        } catch (BadMessage refused) {
            return false;
        }
    }

    private Notice read(SortedMap<String, String> fields) {
        return gateway.read(Platform.notice(Platform.signed(fields)));
    }

    private void assertRefused(Incoming notice) {
        assertThatThrownBy(() -> gateway.read(notice)).isInstanceOf(BadMessage.class);
    }
}
