package org.fairgate.payment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.payment.SwitchedGateway;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Payments over HTTP, through the rounds of a running node. */
@Tag("R-PAY-4")
@Timeout(120)
class PaymentApiTest {
    static final SwitchedGateway ALIPAY = new SwitchedGateway(GatewayName.ALIPAY);
    static final SwitchedGateway UNIONPAY = new SwitchedGateway(GatewayName.UNIONPAY);

    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with(ALIPAY, UNIONPAY)
            .with("FAIRGATE_PAYMENT_POLL", "20ms")
            .with("FAIRGATE_EVENTS_LIFE", "60s");

    private static UUID unitId;

    @SuppressWarnings("NullAway.Init") // signed in before each test
    private static Api unit;

    private static int keys;
    private Answer order;
    private String path = "";

    @BeforeAll
    static void aUnitSignsUp() {
        Answer account = SERVER.anonymous().post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()));
        unitId = UUID.fromString(account.json().path("account").path("id").asText());
    }

    @BeforeEach
    void anOrder() {
        unit = SERVER.anonymous().bearer(SERVER.token(unitId, Role.UNIT));
        order = new Payable(SERVER.database()).order(unitId, unit);
        path = order.header("Location");
    }

    private static Map<String, String> by(String channel) {
        return Map.of("channel", channel);
    }

    private static Api keyed() {
        return unit.with("Idempotency-Key", "pay-" + ++keys);
    }

    @CanIgnoreReturnValue
    private static JsonNode told(int status, Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.json();
    }

    private String link() {
        return told(201, unit.post(path + "/payer-links", "")).path("token").asText();
    }

    /** The lines of a stream of events, as they come. */
    private static Iterator<String> events(Api caller, String token, String at) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(SERVER.uri().resolve(at));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<java.util.stream.Stream<String>> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(caller).isNotNull();
        return response.body().filter(line -> line.startsWith("data: ")).iterator();
    }

    private static JsonNode next(Iterator<String> events) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper()
                .readTree(events.next().substring("data: ".length()));
    }

    /** The page says so and has a button; no other try is begun before the payer presses it. */
    @Test
    void aPayerWhoseCodeWasLostIsToldAndGetsAnother() {
        UNIONPAY.givesACodeOnlyOnce();
        UNIONPAY.losesAnswers();
        JsonNode lost = told(201, keyed().post(path + "/payments", by("unionpay-qr")));
        assertThat(lost.path("state").asText()).isEqualTo("unknown");
        UNIONPAY.back();
        SERVER.clock().advance(Duration.ofSeconds(10));
        String page = path.replace("/api/v1", "") + "/pay?channel=unionpay-qr";
        while (!unit.with("Accept", "text/html").get(page).text().contains("重新获取二维码")) {
            assertThat(told(200, unit.get(path + "/payments")).path("payments")).hasSize(1);
        }

        JsonNode next = told(201, keyed().post(path + "/payments", by("unionpay-qr")));

        assertThat(next.path("state").asText()).isEqualTo("open");
        assertThat(next.path("code").asText()).endsWith("02");
        assertThat(unit.with("Accept", "text/html").get(page).text())
                .contains("data-scan")
                .doesNotContain("重新获取二维码");
    }

    @Test
    void aCodeIsGivenListedAndGivenAgain() {
        JsonNode first = told(201, keyed().post(path + "/payments", by("alipay")));
        assertThat(first.path("state").asText()).isEqualTo("open");
        assertThat(first.path("code").asText()).startsWith("https://qr.example/");
        assertThat(told(201, keyed().post(path + "/payments", by("alipay")))).isEqualTo(first);
        JsonNode form = told(201, keyed().post(path + "/payments", by("unionpay-b2b")));
        assertThat(form.at("/form/url").asText()).isEqualTo("https://bank.example/pay");
        assertThat(form.at("/form/fields/orderId").asText()).hasSize(18);

        JsonNode all = told(200, unit.get(path + "/payments"));
        assertThat(all.at("/payments/0/paymentId")).isEqualTo(first.path("paymentId"));
        assertThat(all.at("/payments/0").has("code"))
                .as("a form took its place")
                .isFalse();
        assertThat(all.at("/payments/1")).isEqualTo(form);
        assertThat(all.path("ways").findValuesAsText("way")).containsExactly("scan", "b2b", "transfer");
        assertThat(all.at("/ways/0/channels")).extracting(JsonNode::asText).containsExactly("alipay", "unionpay-qr");
        assertThat(all.at("/ways/0/open").asBoolean()).isTrue();
    }

    @Test
    void whatIsNotAskedForProperlyIsRefused() {
        assertThat(unit.post(path + "/payments", by("alipay")).code()).isEqualTo("idempotency.missing");
        assertThat(keyed().post(path + "/payments", by("cash")).code()).isEqualTo("http.invalid-input");
        assertThat(keyed().post(path + "/payments", Map.of()).code()).isEqualTo("http.invalid-input");
        assertThat(keyed().post(path + "/payments", by("wechatpay")).code()).isEqualTo("payment.channel-off");
        assertThat(unit.get("/api/v1/orders/x/payments").code()).isEqualTo("order.no-such-order");
        assertThat(unit.get("/api/v1/orders/" + SERVER.newId() + "/events").code())
                .isEqualTo("order.no-such-order");
    }

    @Test
    @Tag("R-PAY-7")
    @Tag("R-PAY-8")
    void aPageIsToldOfThePaymentByTheDatabaseThoughNobodyToldTheNode() throws Exception {
        Iterator<String> events = events(unit, SERVER.token(unitId, Role.UNIT), path + "/events");
        assertThat(next(events).path("state").asText()).isEqualTo("unpaid");
        JsonNode payment = told(201, keyed().post(path + "/payments", by("alipay")));
        JsonNode begun = next(events);
        while (!begun.at("/payments/0/state").asText().equals("open")) {
            begun = next(events);
        }
        assertThat(begun.at("/payments/0/paymentId").asText())
                .isEqualTo(payment.path("paymentId").asText());

        ALIPAY.payWhatIsOpen(SERVER.clock().instant());
        SERVER.clock().advance(Duration.ofSeconds(10));

        JsonNode paid = next(events);
        while (!paid.path("state").asText().equals("paid")) {
            paid = next(events);
        }
        assertThat(told(200, unit.get(path)).path("paidBy").asText()).isEqualTo("alipay");
        assertThat(told(200, unit.get(path + "/payments"))
                        .at("/payments/0/outcome")
                        .asText())
                .isEqualTo("booked");
        Answer late = keyed().post(path + "/payments", by("alipay"));
        assertThat(late.code()).isEqualTo("payment.not-payable");
        assertThat(late.json().path("state").asText()).isEqualTo("paid");
    }

    @Test
    @Tag("R-PAY-3")
    void anOrderIsCancelledOnce() {
        told(201, keyed().post(path + "/payments", by("alipay")));
        assertThat(told(200, unit.post(path + "/cancellation", ""))
                        .path("state")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(unit.post(path + "/cancellation", "").code()).isEqualTo("order.state-changed");
    }

    @Test
    @Tag("R-PAY-3")
    void noCodeIsShownOfAnOrderThatIsBeingCancelled() {
        told(201, keyed().post(path + "/payments", by("alipay")));
        ALIPAY.away();
        assertThat(told(200, unit.post(path + "/cancellation", ""))
                        .path("state")
                        .asText())
                .isEqualTo("closing");
        JsonNode payment = told(200, unit.get(path + "/payments")).at("/payments/0");
        assertThat(payment.path("state").asText()).isEqualTo("open");
        assertThat(payment.has("code")).isFalse();
        ALIPAY.back();
    }

    @Test
    @Tag("R-PAY-5")
    void aClosedWaySaysInTheCallersLanguageWhatIsStillOpen() {
        var edition = SERVER.database()
                .sql("SELECT scan_deadline FROM edition WHERE edition_id = (SELECT edition_id"
                        + " FROM badge_order ORDER BY created_at DESC LIMIT 1)")
                .get(0)
                .getOffsetDateTime(0);
        var unused = SERVER.database()
                .sql(
                        "UPDATE edition SET b2b_deadline = scan_deadline + interval '2 days', scan_deadline = $1",
                        SERVER.clock().instant().atOffset(java.time.ZoneOffset.UTC));
        Answer refused = keyed().with("Accept-Language", "en").post(path + "/payments", by("alipay"));
        while (!refused.code().equals("payment.way-closed")) {
            refused = keyed().with("Accept-Language", "en").post(path + "/payments", by("alipay"));
        }
        assertThat(refused.json().path("detail").asText())
                .startsWith("Scan a code closed at ")
                .contains("Still available: B2B e-banking");
        assertThat(keyed().post(path + "/payments", by("alipay"))
                        .json()
                        .path("detail")
                        .asText())
                .startsWith("扫码支付已于 ")
                .contains("B2B 网上支付");
        var unusedToo = SERVER.database().sql("UPDATE edition SET scan_deadline = $1", edition);
        while (keyed().post(path + "/payments", by("alipay")).status() != 201) {
            assertThat(path).isNotEmpty();
        }
    }

    @Test
    void whoeverHasALinkPaysAndSeesNobodysData() throws Exception {
        String token = link();
        Api payer = SERVER.anonymous();
        String at = "/api/v1/payer-links/" + token;

        JsonNode shown = told(200, payer.get(at));
        assertThat(shown.path("amountFen").asLong()).isPositive();
        assertThat(shown.path("state").asText()).isEqualTo("unpaid");
        assertThat(shown.toString()).doesNotContain("person").doesNotContain(unitId.toString());
        JsonNode payment = told(201, payer.post(at + "/payments", by("alipay")));
        assertThat(payment.path("code").asText()).isNotEmpty();
        Iterator<String> events = events(payer, "", at + "/events");
        assertThat(next(events).path("state").asText()).isEqualTo("unpaid");

        assertThat(SERVER.database()
                        .count(
                                "SELECT count(*) FROM payer_link WHERE position($1::bytea in token_hash) > 0",
                                io.vertx.core.buffer.Buffer.buffer(token)))
                .isZero();
        told(200, unit.post(path + "/cancellation", ""));
        assertThat(payer.get(at).code()).isEqualTo("payment.no-such-link");
        assertThat(payer.post(at + "/payments", by("alipay")).code()).isEqualTo("payment.no-such-link");
    }

    @Test
    void aLinkThatWasMadeUpOrIsOverLeadsNowhereAndAnOrderHasAFew() {
        Api payer = SERVER.anonymous();
        assertThat(payer.get("/api/v1/payer-links/x").code()).isEqualTo("payment.no-such-link");
        assertThat(payer.get("/api/v1/payer-links/" + "A".repeat(43)).code()).isEqualTo("payment.no-such-link");
        String token = link();
        for (int more = 1; more < 20; more++) {
            assertThat(link()).isNotEqualTo(token);
        }
        assertThat(unit.post(path + "/payer-links", "").code()).isEqualTo("payment.too-many-links");

        var unused = SERVER.database()
                .sql(
                        "UPDATE payer_link SET expires_at = $1",
                        SERVER.clock().instant().atOffset(java.time.ZoneOffset.UTC));
        assertThat(payer.get("/api/v1/payer-links/" + token).code()).isEqualTo("payment.no-such-link");
    }
}
