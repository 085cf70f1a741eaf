package org.fairgate.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.ledger.LedgerStage;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Alipay's notices over HTTP, as its documents describe them, signed with a key that the server takes for Alipay's. */
@Tag("R-PAY-6")
class CallbackApiTest {
    private static final KeyPair KEYS = keys();
    private static final String APP = "2021000000000000";
    private static final String SELLER = "2088000000000000";

    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("FAIRGATE_GATEWAYS_NOTIFY_BASE", "http://localhost")
            .with("FAIRGATE_GATEWAYS_ALIPAY_APP_ID", APP)
            .with("FAIRGATE_GATEWAYS_ALIPAY_SELLER_ID", SELLER)
            .with(
                    "FAIRGATE_GATEWAYS_ALIPAY_PRIVATE_KEY",
                    base64(KEYS.getPrivate().getEncoded()))
            .with("FAIRGATE_GATEWAYS_ALIPAY_PUBLIC_KEY", base64(KEYS.getPublic().getEncoded()));

    @TempDir
    static Path directory = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final LedgerStage stage = new LedgerStage(SERVER.database(), directory);
    private final Order order = stage.orders.order(1);
    private final Payment payment = stage.open(order, Channel.ALIPAY);

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A notice with other fields in the place of some. */
    private String notice(Map<String, String> others) throws GeneralSecurityException {
        SortedMap<String, String> fields = new TreeMap<>(Map.of(
                "app_id",
                APP,
                "charset",
                "utf-8",
                "notify_id",
                "n" + payment.number(),
                "notify_type",
                "trade_status_sync",
                "out_trade_no",
                payment.number(),
                "seller_id",
                SELLER,
                "total_amount",
                payment.amount().yuan(),
                "trade_no",
                "T" + payment.number(),
                "trade_status",
                "TRADE_SUCCESS",
                "version",
                "1.0"));
        fields.put("gmt_payment", "2026-09-01 10:00:05");
        fields.put("subject", "进博会 100% + 证件&更多");
        fields.putAll(others);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KEYS.getPrivate());
        signature.update(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.UTF_8));
        fields.put("sign", base64(signature.sign()));
        fields.put("sign_type", "RSA2");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> post(String gateway, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(SERVER.uri().resolve("/callbacks/" + gateway))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private OrderState state() {
        return stage.orders.read(order).state();
    }

    @Test
    void aNoticePaysItsOrderAndIsAnsweredWithTheSevenLettersHoweverOftenItComes() throws Exception {
        String notice = notice(Map.of());
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> answer = post("alipay", notice);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("success");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(state()).isEqualTo(OrderState.PAID);
        }
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void aFieldThatIsChangedAfterSigningIsNotBelieved() throws Exception {
        String forged =
                notice(Map.of()).replace("total_amount=" + payment.amount().yuan(), "total_amount=0.01");
        assertThat(post("alipay", forged).body()).isNotEqualTo("success");
        assertThat(state()).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void aWrongAmountIsTakenAndPaysNothing() throws Exception {
        assertThat(post("alipay", notice(Map.of("total_amount", "0.01"))).body())
                .isEqualTo("success");
        assertThat(state()).isEqualTo(OrderState.UNPAID);
        assertThat(stage.unbalanced()).isEmpty();
    }

    @Test
    void aRefundInPartIsNoSecondPayment() throws Exception {
        String refund = notice(Map.of("refund_fee", "1.00", "out_biz_no", payment.number() + "01"));
        assertThat(post("alipay", refund).body()).isEqualTo("success");
        assertThat(state()).isEqualTo(OrderState.UNPAID);
    }

    @Test
    void whatIsTooLargeIsNotReadAndWhatIsNoMessageIsNotBelieved() throws Exception {
        assertThat(post("alipay", "a=" + "x".repeat(64 * 1024)).statusCode()).isEqualTo(413);
        assertThat(post("wechatpay", "{}").statusCode()).isBetween(400, 500);
        assertThat(post("alipay", "").body()).isNotEqualTo("success");
    }
}
