package org.fairgate.payment.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.RefundOrder;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.BillNotReady;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.payment.gateway.RefundAnswer;
import org.fairgate.payment.wire.RsaKeys;
import org.fairgate.payment.wire.ScriptedReply;
import org.fairgate.payment.wire.ScriptedServer;
import org.fairgate.payment.wire.Verifier;
import org.fairgate.payment.wire.text.FormText;
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
class UnionPayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final PaymentOrder CODE = order(Channel.UNIONPAY_QR, Duration.ofMinutes(30));
    private static final PaymentOrder FORM = order(Channel.UNIONPAY_B2B, Duration.ofDays(9));
    private static final RefundOrder REFUND = new RefundOrder(
            CODE.ref(),
            Platform.QUERY_ID,
            Platform.NUMBER + "01",
            Fen.of(20000),
            "订单已取消",
            TestClock.START.plusSeconds(60));

    private final TestClock clock = new TestClock();
    private Vertx vertx;
    private ScriptedServer host;
    private UnionPay gateway;

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
    void aCodeIsAskedForInTheBack() {
        answer(question -> Platform.with(echo(question, "00"), "qrCode", "https://qr.95516.com/00010000/62"));

        assertThat(gateway.open(CODE).await()).isEqualTo(new Opened.Code("https://qr.95516.com/00010000/62"));

        assertThat(host.last().uri()).isEqualTo("/back");
        SortedMap<String, String> sent = sent();
        assertSigned(sent);
        assertThat(sent)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("version", "5.1.0"),
                        Map.entry("encoding", "UTF-8"),
                        Map.entry("certId", "68759585097"),
                        Map.entry("signMethod", "01"),
                        Map.entry("txnType", "01"),
                        Map.entry("txnSubType", "07"),
                        Map.entry("bizType", "000000"),
                        Map.entry("channelType", "08"),
                        Map.entry("accessType", "0"),
                        Map.entry("merId", Platform.MER_ID),
                        Map.entry("orderId", Platform.NUMBER),
                        Map.entry("txnTime", "20260901100000"),
                        Map.entry("payTimeout", "20260901103000"),
                        Map.entry("currencyCode", "156"),
                        Map.entry("txnAmt", "20000"),
                        Map.entry("backUrl", "https://fair.example/callbacks/unionpay"),
                        Map.entry("signature", sent.get("signature"))));
    }

    /** Its time is bounded, although more was ordered: nothing but its time ends it. */
    @Test
    void aFormIsSignedAndNobodyIsCalled() {
        Opened.BankForm form = (Opened.BankForm) gateway.open(FORM).await();

        assertThat(host.seen()).isEmpty();
        assertThat(form.url()).isEqualTo(host.url("/front"));
        assertSigned(form.fields());
        assertThat(form.fields())
                .containsEntry("txnType", "01")
                .containsEntry("txnSubType", "01")
                .containsEntry("bizType", "000202")
                .containsEntry("channelType", "07")
                .containsEntry("frontUrl", "https://fair.example/orders")
                .containsEntry("payTimeout", "20260902100000");
    }

    @ParameterizedTest
    @CsvSource({"10", "11", "31", "64", "89"})
    void aClearRefusalIsOne(String respCode) {
        answer(question -> echo(question, respCode));

        assertThatThrownBy(() -> gateway.open(CODE).await())
                .isInstanceOf(GatewayRefused.class)
                .hasMessage(respCode);
    }

    /** B7. The number twice may be our own call that arrived before. */
    @ParameterizedTest
    @CsvSource({"01", "03", "04", "05", "34", "60", "98", "ZZ"})
    void whatDoesNotSayThatNothingWasDoneIsUnknown(String respCode) {
        answer(question -> echo(question, respCode));

        assertUnknown(() -> gateway.open(CODE).await());
        assertUnknown(() -> gateway.refund(REFUND).await());
    }

    @Test
    void aNumberThatUnionPayHasBringsNoSecondCodeAndNoSecondRefund() {
        answer(question -> echo(question, "12"));

        assertThat(gateway.open(CODE).await()).isEqualTo(new Opened.CodeLost());
        assertUnknown(() -> gateway.refund(REFUND).await());
    }

    @Test
    void whateverElseComesBackIsUnknown() {
        SortedMap<String, String> good = Platform.with(answered("00"), "qrCode", "https://qr.95516.com/1");
        CertificateMaker.Holder stranger = CertificateMaker.root(Platform.NAME, Platform.GOOD);
        for (ScriptedReply reply : List.of(
                ScriptedReply.plain(200, ""),
                ScriptedReply.plain(200, "garbage"),
                ScriptedReply.plain(200, Platform.answer(good)),
                ScriptedReply.plain(200, Platform.answer(Platform.signed(good, stranger))),
                ScriptedReply.plain(200, Platform.answer(Platform.signed(good)).replace("qr.95516", "qr.95517")),
                ScriptedReply.plain(200, FormText.encode(Platform.signed(good))),
                ScriptedReply.plain(200, signedWith(good, "merId", "777290058146592")),
                ScriptedReply.plain(200, signedWith(good, "orderId", "FG260901ABCDEFGH02")),
                ScriptedReply.plain(200, signedWith(good, "txnTime", "20260901100001")),
                ScriptedReply.plain(200, signedWith(good, "qrCode", "javascript:alert(1)")),
                ScriptedReply.plain(404, Platform.answer(Platform.signed(good))),
                ScriptedReply.plain(500, Platform.answer(Platform.signed(good))),
                ScriptedReply.plain(302, ""),
                ScriptedReply.CUT)) {
            gateway = Platform.gateway(vertx, clock, host.url(""));
            host.script((request, response) -> reply.send(response));
            assertUnknown(() -> gateway.open(CODE).await());
        }
        List<Future<?>> calls = List.of(
                gateway.ask(CODE.ref()), gateway.close(CODE.ref()), gateway.askRefund(REFUND), gateway.bill(DAY));
        calls.forEach(call -> assertUnknown(call::await));
    }

    @ParameterizedTest
    @CsvSource({
        "00,Paid",
        "A6,Paid",
        "03,Waiting",
        "04,Waiting",
        "05,Waiting",
        "01,Waiting",
        "12,Waiting",
        "34,Waiting",
        "60,Waiting",
        "64,Waiting"
    })
    void whatHasBecomeOfAPaymentIsAskedByNumberAndTime(String origRespCode, String expected) {
        answer(question -> Platform.with(Platform.payment(), "origRespCode", origRespCode));

        Asked said = gateway.ask(CODE.ref()).await();

        assertThat(said.getClass().getSimpleName()).isEqualTo(expected);
        if (said instanceof Asked.Paid paid) {
            assertThat(paid.capture().amount()).isEqualTo(Fen.of(20000));
            assertThat(paid.capture().tradeNo()).isEqualTo(Platform.QUERY_ID);
        }
        assertThat(host.last().uri()).isEqualTo("/query");
        assertThat(sent())
                .containsEntry("txnType", "00")
                .containsEntry("txnSubType", "00")
                .containsEntry("orderId", Platform.NUMBER)
                .containsEntry("txnTime", "20260901100000");
    }

    @Test
    void aFailedAttemptIsTheEndOnlyWhenNobodyCanTryAgain() {
        answer(question -> Platform.with(Platform.payment(), "origRespCode", "64"));

        clock.advance(Duration.ofMinutes(124));
        assertThat(gateway.ask(CODE.ref()).await()).isEqualTo(new Asked.Waiting());
        assertThat(gateway.close(CODE.ref()).await()).isEqualTo(Closed.NOT_FOUND);
        clock.advance(Duration.ofMinutes(1));
        assertThat(gateway.ask(CODE.ref()).await()).isEqualTo(new Asked.Ended());
        assertThat(gateway.close(CODE.ref()).await()).isEqualTo(Closed.DONE);
        assertThat(gateway.ask(FORM.ref()).await()).isEqualTo(new Asked.Waiting());
    }

    @Test
    @Tag("R-PAY-7")
    void closingOnlyAsks() {
        answer(question -> echo(question, "34"));
        assertThat(gateway.close(CODE.ref()).await()).isEqualTo(Closed.NOT_FOUND);
        assertThat(gateway.ask(CODE.ref()).await()).isEqualTo(new Asked.NotFound());

        answer(question -> Platform.with(Platform.payment(), "origRespCode", "00"));
        assertThat(gateway.close(CODE.ref()).await()).isEqualTo(Closed.ALREADY_PAID);
        assertThat(sent()).containsEntry("txnType", "00");

        clock.advance(Duration.ofMinutes(125));
        answer(question -> echo(question, "34"));
        assertThat(gateway.close(CODE.ref()).await()).isEqualTo(Closed.DONE);
        // A bank still works on it: its success may come after its time.
        answer(question -> Platform.with(Platform.payment(), "origRespCode", "05"));
        assertThat(gateway.close(CODE.ref()).await()).isEqualTo(Closed.NOT_FOUND);
    }

    @Test
    void aRefundThatIsAcceptedIsNotDone() {
        answer(question -> echo(question, "00"));

        assertThat(gateway.refund(REFUND).await()).isEqualTo(RefundAnswer.PENDING);

        assertThat(host.last().uri()).isEqualTo("/back");
        assertThat(sent())
                .containsEntry("txnType", "04")
                .containsEntry("txnSubType", "00")
                .containsEntry("bizType", "000000")
                .containsEntry("orderId", Platform.NUMBER + "01")
                .containsEntry("origQryId", Platform.QUERY_ID)
                .containsEntry("txnTime", "20260901100100")
                .containsEntry("txnAmt", "20000")
                .containsEntry("backUrl", "https://fair.example/callbacks/unionpay");
    }

    @ParameterizedTest
    @CsvSource({"00,DONE", "A6,DONE", "05,PENDING", "64,FAILED"})
    void aRefundIsAskedByItsOwnNumberAndTime(String origRespCode, RefundAnswer expected) {
        answer(question -> Platform.with(echo(question, "00"), "origRespCode", origRespCode, "txnAmt", "20000"));

        assertThat(gateway.askRefund(REFUND).await()).isEqualTo(expected);
        assertThat(sent()).containsEntry("orderId", Platform.NUMBER + "01").containsEntry("txnTime", "20260901100100");

        answer(question -> Platform.with(echo(question, "00"), "origRespCode", origRespCode, "txnAmt", "19999"));
        assertUnknown(() -> gateway.askRefund(REFUND).await());
        answer(question -> echo(question, "34"));
        assertThat(gateway.askRefund(REFUND).await()).isEqualTo(RefundAnswer.NOT_FOUND);
    }

    @Test
    void theSettlementFileIsUnpackedAndRead() {
        String line = ZmFileTest.line("01", Platform.NUMBER, Platform.QUERY_ID, "", "000000020000");
        answer(question ->
                Platform.with(echo(question, "00"), "fileContent", packed("INN26090188ZM_" + Platform.MER_ID, line)));

        assertThat(gateway.bill(DAY).await().lines()).hasSize(1);
        assertThat(host.last().uri()).isEqualTo("/file");
        assertThat(sent())
                .containsEntry("txnType", "76")
                .containsEntry("txnSubType", "01")
                .containsEntry("bizType", "000000")
                .containsEntry("settleDate", "0901")
                .containsEntry("fileType", "00");
    }

    @Test
    void aFileThatIsNoneOrAnotherIsNotBelieved() {
        for (String content :
                List.of("AAAA", "not Base64!", packed("README", "text"), packed("INN88ZM_1", "short line"))) {
            answer(question -> Platform.with(echo(question, "00"), "fileContent", content));
            assertUnknown(() -> gateway.bill(DAY).await());
        }
        answer(question -> Platform.with(echo(question, "98")));
        assertThatThrownBy(() -> gateway.bill(DAY).await()).isInstanceOf(BillNotReady.class);
        answer(question -> Platform.with(echo(question, "00"), "txnTime", "20260831100000"));
        assertUnknown(() -> gateway.bill(DAY).await());
    }

    @Test
    void messagesAreAnsweredAsUnionPayWantsThem() {
        assertThat(gateway.received().status()).isEqualTo(200);
        assertThat(gateway.received().body()).isEqualTo("ok");
        assertThat(gateway.refused().status()).isEqualTo(400);
    }

    private static PaymentOrder order(Channel channel, Duration validity) {
        Instant sent = TestClock.START;
        return new PaymentOrder(Platform.NUMBER, channel, Fen.of(20000), "专业观众证件费 2 人", sent, sent.plus(validity));
    }

    /** UnionPay answers every message so, signed. */
    private void answer(UnaryOperator<SortedMap<String, String>> script) {
        host.script((request, response) -> {
            SortedMap<String, String> fields = script.apply(FormText.decode(request.body()));
            ScriptedReply.plain(200, Platform.answer(Platform.signed(fields))).send(response);
        });
    }

    private static SortedMap<String, String> echo(SortedMap<String, String> question, String respCode) {
        SortedMap<String, String> answer = new TreeMap<>(question);
        answer.keySet()
                .retainAll(List.of("version", "encoding", "txnType", "txnSubType", "merId", "orderId", "txnTime"));
        answer.put("respCode", respCode);
        return answer;
    }

    private static SortedMap<String, String> answered(String respCode) {
        return new TreeMap<>(Map.of(
                "merId",
                Platform.MER_ID,
                "orderId",
                Platform.NUMBER,
                "txnTime",
                "20260901100000",
                "respCode",
                respCode));
    }

    private static String signedWith(SortedMap<String, String> fields, String name, String value) {
        return Platform.answer(Platform.signed(Platform.with(fields, name, value)));
    }

    private SortedMap<String, String> sent() {
        return FormText.decode(host.last().body());
    }

    private static void assertSigned(SortedMap<String, String> fields) {
        Verifier ours = new Verifier(RsaKeys.theirs("test", Platform.OURS.publicKey()));
        assertThat(ours.accepts(Signatures.digest(fields), fields.getOrDefault("signature", "")))
                .isTrue();
    }

    private static String packed(String name, String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(new DeflaterOutputStream(bytes))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.US_ASCII));
            zip.closeEntry();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void assertUnknown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(GatewayUnknown.class);
    }
}
