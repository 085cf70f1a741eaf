package org.fairgate.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BadMessage;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.gateway.Notice;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.ScriptedReply;
import org.fairgate.payment.wire.ScriptedServer;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.testing.CertificateMaker;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WechatPayTest {
    private static final Instant SENT = TestClock.START;
    private static final PaymentOrder ORDER = new PaymentOrder(
            Platform.NUMBER, Channel.WECHATPAY, Fen.of(20000), "专业观众证件费 2 人", SENT, SENT.plus(Duration.ofMinutes(30)));
    private static final RefundOrder REFUND = new RefundOrder(
            ORDER.ref(), "4200000000202109010000000001", Platform.NUMBER + "01", Fen.of(20000), "订单已取消", SENT);
    private static final String PAYMENT_PATH = "/v3/pay/transactions/out-trade-no/" + Platform.NUMBER;

    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private ScriptedServer host;
    private WechatPay gateway;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        host = ScriptedServer.start(vertx);
        gateway = Platform.gateway(vertx, clock, host.url(""));
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    @Tag("R-PAY-4")
    void anOrderIsSentSignedAndAnsweredWithACode() {
        answers(200, "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=NwY5Mz9\"}");

        assertThat(gateway.open(ORDER).await()).isEqualTo(new Opened.Code("weixin://wxpay/bizpayurl?pr=NwY5Mz9"));

        ScriptedServer.Seen asked = asked("/v3/pay/transactions/native");
        assertThat(new JsonObject(asked.body()))
                .isEqualTo(new JsonObject()
                        .put("appid", Platform.APPID)
                        .put("mchid", Platform.MCHID)
                        .put("description", "专业观众证件费 2 人")
                        .put("out_trade_no", Platform.NUMBER)
                        .put("time_expire", "2026-09-01T10:30:00+08:00")
                        .put("notify_url", "https://fair.example/callbacks/wechatpay")
                        .put("amount", new JsonObject().put("total", 20000).put("currency", "CNY")));
        assertSigned(asked);
    }

    @Test
    void thePlatformIsAskedToSignWithThePublicKeyWeHave() {
        gateway = Platform.gateway(
                vertx, clock, host.url(""), List.of("PUB_KEY_ID_0114232134912410" + "=" + Platform.FIRST.publicKey()));
        answer(request -> {
            String body = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=1\"}";
            return new ScriptedReply(
                    200,
                    Platform.signature(Platform.FIRST, "PUB_KEY_ID_0114232134912410", clock.instant(), body),
                    Buffer.buffer(body));
        });

        assertThat(gateway.open(ORDER).await()).isInstanceOf(Opened.Code.class);
        assertThat(host.seen()).hasSize(1);
        assertThat(host.last().headers().get("Wechatpay-Serial")).isEqualTo("PUB_KEY_ID_0114232134912410");
    }

    @ParameterizedTest
    @CsvSource({
        "PARAM_ERROR,400",
        "ORDER_CLOSED,400",
        "SIGN_ERROR,401",
        "RULELIMIT,403",
        "ORDER_NOT_EXIST,404",
        "NOAUTH,403"
    })
    void aClearRefusalIsOne(String code, int status) {
        answer(request -> ScriptedReply.plain(status, refusal(code)));

        assertThatThrownBy(() -> gateway.open(ORDER).await())
                .isInstanceOf(GatewayRefused.class)
                .hasMessage(code);
    }

    /** B7: the number may be in use because an earlier call arrived, and that payment can be paid. */
    @ParameterizedTest
    @CsvSource({"OUT_TRADE_NO_USED,403", "FREQUENCY_LIMITED,429", "ANYTHING,429", "SYSTEM_ERROR,500", "SYSTEM_ERROR,400"
    })
    void whatDoesNotSayThatNothingWasDoneIsUnknown(String code, int status) {
        answer(request -> ScriptedReply.plain(status, refusal(code)));

        assertAllUnknown();
    }

    @Test
    void aNumberThatWasPaidBeforeIsNotRefused() {
        answer(request -> ScriptedReply.plain(400, refusal("ORDERPAID")));

        assertUnknown(() -> gateway.open(ORDER).await());
    }

    @Test
    void whateverElseComesBackIsUnknown() {
        String good = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=1\"}";
        Map<String, String> signature = Platform.signature(
                Platform.FIRST, Platform.serial(Platform.FIRST), clock.instant(), "{\"code_url\":\"weixin://other\"}");
        Map<String, String> old = Platform.signature(
                Platform.FIRST, Platform.serial(Platform.FIRST), SENT.minus(Duration.ofMinutes(5)), good);
        for (ScriptedReply reply : List.of(
                ScriptedReply.plain(200, good),
                ScriptedReply.plain(204, ""),
                ScriptedReply.plain(500, ""),
                ScriptedReply.plain(502, "<html>Bad gateway</html>"),
                ScriptedReply.plain(302, ""),
                ScriptedReply.plain(404, "<html>Not found</html>"),
                ScriptedReply.plain(403, "{\"code\":\"<script>\"}"),
                new ScriptedReply(200, signature, Buffer.buffer(good)),
                new ScriptedReply(200, old, Buffer.buffer(good)),
                Platform.signed(Platform.SECOND, clock, 200, good),
                Platform.signed(Platform.FIRST, clock, 200, "{}"),
                Platform.signed(Platform.FIRST, clock, 200, "garbage"),
                Platform.signed(Platform.FIRST, clock, 200, "{\"code_url\":\"javascript:alert(1)\"}"),
                ScriptedReply.CUT)) {
            gateway = Platform.gateway(vertx, clock, host.url(""));
            answer(request -> reply);
            assertUnknown(() -> gateway.open(ORDER).await());
        }
    }

    @Tag("R-PAY-7")
    @ParameterizedTest
    @CsvSource({
        "SUCCESS,Paid",
        "REFUND,Paid",
        "NOTPAY,Waiting",
        "USERPAYING,Waiting",
        "PAYERROR,Waiting",
        "CLOSED,Ended",
        "REVOKED,Ended"
    })
    void whatHasBecomeOfAPaymentIsAsked(String state, String expected) {
        answers(200, Platform.payment().put("trade_state", state).encode());

        Asked said = gateway.ask(ORDER.ref()).await();

        assertThat(said.getClass().getSimpleName()).isEqualTo(expected);
        if (said instanceof Asked.Paid paid) {
            assertThat(paid.capture().amount()).isEqualTo(Fen.of(20000));
        }
        ScriptedServer.Seen asked = asked(PAYMENT_PATH);
        assertThat(asked.uri()).isEqualTo(PAYMENT_PATH + "?mchid=" + Platform.MCHID);
        assertSigned(asked);
    }

    @Test
    void aPaymentThatNobodyScannedIsNotFound() {
        answer(request -> ScriptedReply.plain(404, refusal("ORDER_NOT_EXIST")));

        assertThat(gateway.ask(ORDER.ref()).await()).isEqualTo(new Asked.NotFound());
        assertThat(gateway.close(ORDER.ref()).await()).isEqualTo(Closed.NOT_FOUND);
        answer(request -> ScriptedReply.plain(404, refusal("RESOURCE_NOT_EXISTS")));
        assertThat(gateway.askRefund(REFUND).await()).isEqualTo(RefundAnswer.NOT_FOUND);
    }

    @Test
    void anAnswerAboutAnotherPaymentIsNone() {
        for (JsonObject other : List.of(
                Platform.payment().put("out_trade_no", "FG260901ABCDEFGH02"),
                Platform.payment().put("mchid", "1900007292"),
                Platform.payment().put("appid", "wx0"),
                Platform.payment().put("trade_state", "NEW"))) {
            answers(200, other.encode());
            assertUnknown(() -> gateway.ask(ORDER.ref()).await());
        }
    }

    @Test
    void closingSaysWhetherItWasPaidBefore() {
        answers(204, "");
        assertThat(gateway.close(ORDER.ref()).await()).isEqualTo(Closed.DONE);
        assertThat(asked(PAYMENT_PATH + "/close").body().toString()).isEqualTo("{\"mchid\":\"1900007291\"}");

        answer(request -> ScriptedReply.plain(400, refusal("ORDERPAID")));
        assertThat(gateway.close(ORDER.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
        answer(request -> ScriptedReply.plain(400, refusal("ORDER_CLOSED")));
        assertThat(gateway.close(ORDER.ref()).await()).isEqualTo(Closed.DONE);
    }

    @ParameterizedTest
    @CsvSource({"SUCCESS,DONE", "PROCESSING,PENDING", "ABNORMAL,FAILED", "CLOSED,FAILED"})
    void aRefundIsSentUnderItsNumberAndAskedAbout(String status, RefundAnswer expected) {
        answers(200, Platform.refund("status", status).encode());

        assertThat(gateway.refund(REFUND).await()).isEqualTo(expected);
        assertThat(new JsonObject(asked("/v3/refund/domestic/refunds").body()))
                .isEqualTo(new JsonObject()
                        .put("transaction_id", "4200000000202109010000000001")
                        .put("out_refund_no", Platform.NUMBER + "01")
                        .put("reason", "订单已取消")
                        .put("notify_url", "https://fair.example/callbacks/wechatpay")
                        .put(
                                "amount",
                                new JsonObject()
                                        .put("refund", 20000)
                                        .put("total", 20000)
                                        .put("currency", "CNY")));
        assertThat(gateway.askRefund(REFUND).await()).isEqualTo(expected);
    }

    @Test
    void anAnswerAboutAnotherRefundOrSumIsNone() {
        JsonObject less = Platform.refund("status", "SUCCESS");
        less.getJsonObject("amount").put("refund", 19999);
        for (JsonObject other :
                List.of(less, Platform.refund("status", "SUCCESS").put("out_refund_no", Platform.NUMBER + "02"))) {
            answers(200, other.encode());
            assertUnknown(() -> gateway.refund(REFUND).await());
            assertUnknown(() -> gateway.askRefund(REFUND).await());
        }
    }

    @Test
    void theBillIsHeldToTheHashInTheSignedAnswer() {
        String bill = TradeBillTest.text();
        serveBill(bill, sha1(bill));

        assertThat(gateway.bill(LocalDate.of(2021, 9, 1)).await().lines()).hasSize(2);
        assertThat(asked("/v3/bill/tradebill").uri())
                .isEqualTo("/v3/bill/tradebill?bill_date=2021-09-01&bill_type=ALL&tar_type=GZIP");
        assertSigned(asked("/file"));

        serveBill(bill, sha1(bill + " "));
        assertUnknown(() -> gateway.bill(LocalDate.of(2021, 9, 1)).await());
    }

    @Test
    void ourSignatureGoesToNobodyButThePlatform() {
        answers(200, billAnswer("https://files.example/bill", sha1("")));

        assertThatThrownBy(() -> gateway.bill(LocalDate.of(2021, 9, 1)).await())
                .isInstanceOf(GatewayUnknown.class)
                .hasMessage("file-elsewhere");
    }

    @Test
    void aBillMayNotBeThereYet() {
        answer(request -> ScriptedReply.plain(400, refusal("STATEMENT_CREATING")));

        assertThatThrownBy(() -> gateway.bill(LocalDate.of(2021, 9, 1)).await()).isInstanceOf(BillNotReady.class);
    }

    /** The platform begins to sign with a new certificate; the first message is refused, and comes again. */
    @Test
    void anUnknownKeyIsFetchedAndTheOldOneGoesOn() {
        publishes(Platform.certificates(Platform.FIRST, Platform.SECOND), Platform.FIRST);
        assertThat(gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Paid.class);
        settled();

        assertThat(gateway.read(byKey(Platform.SECOND))).isInstanceOf(Notice.Paid.class);
        assertThat(gateway.read(byKey(Platform.FIRST))).isInstanceOf(Notice.Paid.class);
        long fetched = fetched();

        clock.advance(Duration.ofHours(12).minusSeconds(1));
        assertThat(gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Paid.class);
        assertThat(fetched()).isEqualTo(fetched);
        clock.advance(Duration.ofSeconds(1));
        assertThat(gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Paid.class);
        settled();
        assertThat(fetched()).isEqualTo(fetched + 1);
    }

    @Test
    void certificatesThatThePlatformDidNotSealOrSignAreNotTaken() {
        String content = Platform.certificates(Platform.FIRST, Platform.SECOND);
        for (ScriptedReply reply : List.of(
                ScriptedReply.plain(200, content),
                Platform.signed(Platform.OURS, clock, 200, content),
                Platform.signed(Platform.FIRST, clock, 200, content.replace(Platform.serial(Platform.SECOND), "7A")),
                Platform.signed(
                        Platform.FIRST, clock, 200, content.replace("ciphertext\":\"", "ciphertext\":\"AAAA")))) {
            gateway = Platform.gateway(vertx, clock, host.url(""));
            answer(request -> request.uri().equals("/v3/certificates")
                    ? reply
                    : Platform.signed(
                            Platform.FIRST, clock, 200, Platform.payment().encode()));
            assertThat(gateway.ask(ORDER.ref()).await()).isInstanceOf(Asked.Paid.class);
            settled();

            assertThatThrownBy(() -> gateway.read(byKey(Platform.SECOND)))
                    .isInstanceOf(BadMessage.class)
                    .hasMessage("unknown-serial");
            assertThat(gateway.read(byKey(Platform.FIRST))).isInstanceOf(Notice.Paid.class);
        }
    }

    @Test
    void messagesAreAnsweredAsThePlatformWantsThem() {
        assertThat(gateway.received().status()).isEqualTo(200);
        assertThat(gateway.received().body()).isEmpty();
        assertThat(gateway.refused().status()).isEqualTo(400);
        assertThat(gateway.refused().body()).startsWith("{\"code\":\"FAIL\"");
    }

    private Incoming byKey(CertificateMaker.Holder key) {
        return Platform.notice(
                key,
                clock,
                Platform.envelope(
                        "TRANSACTION.SUCCESS", "transaction", Platform.payment().encode()));
    }

    private void answer(Function<ScriptedServer.Seen, ScriptedReply> script) {
        host.script((request, response) -> script.apply(request).send(response));
    }

    /** The platform answers everything, also the question for its certificates. */
    private void answers(int status, String body) {
        publishes(Platform.certificates(Platform.FIRST), Platform.FIRST, status, body);
    }

    private void publishes(String certificates, CertificateMaker.Holder signer) {
        publishes(certificates, signer, 200, Platform.payment().encode());
    }

    private void publishes(String certificates, CertificateMaker.Holder signer, int status, String body) {
        answer(request -> request.uri().equals("/v3/certificates")
                ? Platform.signed(signer, clock, 200, certificates)
                : Platform.signed(signer, clock, status, body));
    }

    /** Waits until what goes on beside the calls is over: the next answer comes after it, on the same connection's thread. */
    private void settled() {
        for (int i = 0; i < 200 && fetched() == 0; i++) {
            var unused = gateway.ask(ORDER.ref()).await();
        }
        for (int i = 0; i < 3; i++) {
            var unused = gateway.ask(ORDER.ref()).await();
        }
    }

    private long fetched() {
        return host.seen().stream()
                .filter(asked -> asked.uri().equals("/v3/certificates"))
                .count();
    }

    private void serveBill(String text, String sha1) {
        answer(request -> request.uri().startsWith("/file")
                ? new ScriptedReply(200, Map.of(), Buffer.buffer(zipped(text)))
                : Platform.signed(Platform.FIRST, clock, 200, billAnswer(host.url("/file?token=x"), sha1)));
    }

    private static String billAnswer(String url, String sha1) {
        return new JsonObject()
                .put("hash_type", "SHA1")
                .put("hash_value", sha1)
                .put("download_url", url)
                .encode();
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ScriptedServer.Seen asked(String target) {
        return host.seen().stream()
                .filter(asked -> asked.uri().startsWith(target))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String refusal(String code) {
        return new JsonObject().put("code", code).put("message", "…").encode();
    }

    private void assertSigned(ScriptedServer.Seen asked) {
        Matcher authorization = Pattern.compile(
                        "WECHATPAY2-SHA256-RSA2048 mchid=\"1900007291\",nonce_str=\"([0-9A-F]{32})\","
                                + "signature=\"([^\"]+)\",timestamp=\"([0-9]+)\",serial_no=\"408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB\"")
                .matcher(asked.headers().get("Authorization"));
        assertThat(authorization.matches()).isTrue();
        assertThat(authorization.group(3)).isEqualTo(Long.toString(SENT.getEpochSecond()));
        String text = asked.method() + "\n" + asked.uri() + "\n" + authorization.group(3) + "\n"
                + authorization.group(1) + "\n" + asked.body() + "\n";
        Verifier ours = new Verifier(RsaKeys.theirs("test", Platform.OURS.publicKey()));
        assertThat(ours.accepts(text, authorization.group(2))).isTrue();
        assertThat(asked.headers().get("Accept")).isEqualTo("application/json");
        assertThat(asked.headers().get("User-Agent")).isNotEmpty();
    }

    private void assertAllUnknown() {
        List<Future<?>> calls = List.of(
                gateway.open(ORDER),
                gateway.ask(ORDER.ref()),
                gateway.close(ORDER.ref()),
                gateway.refund(REFUND),
                gateway.askRefund(REFUND),
                gateway.bill(LocalDate.of(2021, 9, 1)));
        calls.forEach(call -> assertUnknown(call::await));
    }

    private static void assertUnknown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(GatewayUnknown.class);
    }
}
