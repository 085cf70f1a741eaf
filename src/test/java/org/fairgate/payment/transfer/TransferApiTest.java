package org.fairgate.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Payment by bank transfer over HTTP: the unit's form, and finance's decision. */
@Tag("R-PAY-4")
class TransferApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static TransferWorld world;

    @BeforeAll
    static void aUnitIsApproved() {
        world = new TransferWorld(SERVER);
    }

    @Test
    void anOrderKeepsItsReference() {
        JsonNode order = world.order();
        assertThat(world.reference(order)).isEqualTo(world.reference(order)).hasSize(8);
        assertThat(world.reference(world.order())).isNotEqualTo(world.reference(order));
    }

    @Test
    @Tag("R-PAY-8")
    void aFormThatFinanceConfirmsPaysTheOrder() {
        JsonNode order = world.order();
        String form = world.declared(order);
        assertThat(world.read(order).path("state").asText()).isEqualTo("confirming");
        assertThat(world.finance.get("/api/v1/finance/transfers").json().path("transfers"))
                .anyMatch(one -> one.path("orderNumber").equals(order.path("number")));
        assertThat(world.finance.get(form + "/voucher").status()).isEqualTo(200);

        Answer confirmed = world.finance.post(form + "/confirmation", Map.of());

        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(200);
        assertThat(world.read(order).path("state").asText()).isEqualTo("paid");
        assertThat(world.read(order).path("paidBy").asText()).isEqualTo("transfer");
        assertThat(personState(order)).isEqualTo("under-check");
        assertThat(world.finance.post(form + "/confirmation", Map.of()).code()).isEqualTo("transfer.decided");
        assertThat(world.finance
                        .post(form + "/rejection", Map.of("reason", "x"))
                        .code())
                .isEqualTo("transfer.decided");
    }

    /** Kinds of what the unit was told of an order, by whichever way. */
    private static List<String> told(JsonNode order) {
        return SERVER
                .database()
                .sql(
                        "SELECT DISTINCT kind FROM notice WHERE key LIKE '%:' || $1 || '%'",
                        order.path("orderId").asText())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static String personState(JsonNode order) {
        return SERVER.database()
                .sql(
                        "SELECT state FROM person WHERE person_id = $1::uuid",
                        UUID.fromString(order.at("/persons/0/personId").asText()))
                .get(0)
                .getString(0);
    }

    @Test
    void aFormThatFinanceRefusesComesBackWithItsReasonAndCanBeSentAgain() {
        JsonNode order = world.order();
        String form = world.declared(order);
        assertThat(world.finance
                        .post(form + "/rejection", Map.of("reason", " "))
                        .code())
                .isEqualTo("transfer.no-reason");

        assertThat(world.finance
                        .post(form + "/rejection", Map.of("reason", "凭证看不清"))
                        .status())
                .isEqualTo(200);

        assertThat(world.read(order).path("state").asText()).isEqualTo("unpaid");
        assertThat(world.unit
                        .get(TransferWorld.transfer(order))
                        .json()
                        .at("/transfers/0/reason")
                        .asText())
                .isEqualTo("凭证看不清");
        assertThat(told(order)).contains("transfer-rejected").doesNotContain("transfer-not-needed");
        String again = world.declared(order);
        assertThat(world.finance.post(again + "/confirmation", Map.of()).status())
                .isEqualTo(200);
    }

    @Test
    void whatIsWrongWithAFormIsSaidFieldByFieldAndNothingIsKept() {
        JsonNode order = world.order();
        Map<String, Object> form = world.form(order);
        form.putAll(Map.of("payer", "", "account", "x", "amount", "1.00", "paidOn", "2999-01-01", "voucher", "none"));

        Answer refused = world.unit.post(TransferWorld.transfer(order), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors"))
                .extracting(error -> error.path("pointer").asText() + " "
                        + error.path("code").asText())
                .containsExactlyInAnyOrder(
                        "/payer transfer.required",
                        "/account transfer.bad-account",
                        "/amount transfer.amount-differs",
                        "/paidOn transfer.bad-day",
                        "/voucher transfer.no-voucher");
        assertThat(world.read(order).path("state").asText()).isEqualTo("unpaid");
    }

    @Test
    void aFormCanBeTakenBackWhileItWaits() {
        JsonNode order = world.order();
        String form = world.declared(order);
        assertThat(world.unit
                        .post(TransferWorld.transfer(order), world.form(order))
                        .code())
                .isEqualTo("transfer.order-state");

        assertThat(world.unit.delete(TransferWorld.transfer(order)).status()).isEqualTo(204);

        assertThat(world.read(order).path("state").asText()).isEqualTo("unpaid");
        assertThat(world.finance.post(form + "/confirmation", Map.of()).code()).isEqualTo("transfer.decided");
        assertThat(world.unit.delete(TransferWorld.transfer(order)).code()).isEqualTo("transfer.order-state");
    }

    @Test
    void somebodyElsesMoneyNeedsAWordOfFinance() {
        JsonNode order = world.order();
        Map<String, Object> form = world.form(order);
        form.put("payer", "别的公司");
        String transfer = world.unit
                .post(TransferWorld.transfer(order), form)
                .json()
                .path("transferId")
                .asText();
        String path = "/api/v1/finance/transfers/" + world.unitId + "/" + transfer;

        assertThat(world.finance.post(path + "/confirmation", Map.of()).code()).isEqualTo("transfer.third-party");
        assertThat(world.finance
                        .post(path + "/confirmation", Map.of("thirdParty", true))
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Tag("R-PAY-6")
    void aFormWhoseOrderOtherMoneyPaidCannotBeConfirmedButBeGivenBack() {
        JsonNode order = world.order();
        String form = world.declared(order);
        var unused = SERVER.database()
                .sql(
                        "UPDATE badge_order SET state = 'paid', paid_by = 'alipay', paid_at = now() WHERE order_id = $1",
                        UUID.fromString(order.path("orderId").asText()));

        Answer confirmed = world.finance.post(form + "/confirmation", Map.of());

        assertThat(confirmed.status()).as(confirmed.toString()).isEqualTo(409);
        assertThat(confirmed.code()).isEqualTo("transfer.order-state");
        assertThat(confirmed.json().path("state").asText()).isEqualTo("paid");
        assertThat(world.finance
                        .post(form + "/rejection", Map.of("reason", "已在线支付"))
                        .status())
                .isEqualTo(200);
        assertThat(world.read(order).path("state").asText()).isEqualTo("paid");
        assertThat(told(order)).containsExactly("transfer-not-needed");
    }

    @Test
    @Tag("R-PAY-6")
    void theCodesOfAnOrderThatFinanceConfirmsAreAskedAboutAtOnceAndSoClosed() {
        JsonNode order = world.order();
        UUID id = UUID.fromString(order.path("orderId").asText());
        var unused = SERVER.database().sql("""
                INSERT INTO payment (unit_id, payment_id, order_id, number, channel, state, amount_fen, sent_at, code,
                    expires_at, ask_at, created_at, updated_at)
                SELECT unit_id, gen_random_uuid(), order_id, number || '01', 'unionpay-b2b', 'open', amount_fen, now(), '{}',
                    now() + interval '1 day', timestamptz '2999-01-01', now(), now()
                FROM badge_order WHERE order_id = $1""", id);
        String form = world.declared(order);

        assertThat(world.finance.post(form + "/confirmation", Map.of()).status())
                .isEqualTo(200);

        assertThat(SERVER.database()
                        .count(
                                "SELECT count(*) FROM payment WHERE order_id = $1 AND ask_at < timestamptz '2999-01-01'",
                                id))
                .isOne();
    }

    @Test
    void ofTwoClerksAtOnceOneDecides() {
        for (int round = 0; round < 5; round++) {
            JsonNode order = world.order();
            String form = world.declared(order);
            List<CompletableFuture<Answer>> both = IntStream.range(0, 2)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> n == 0
                            ? world.finance.post(form + "/confirmation", Map.of())
                            : world.finance.post(form + "/rejection", Map.of("reason", "不符"))))
                    .toList();
            List<Integer> statuses =
                    both.stream().map(each -> each.join().status()).sorted().toList();
            assertThat(statuses).containsExactly(200, 409);
            boolean paid = both.get(0).join().status() == 200;
            assertThat(world.read(order).path("state").asText()).isEqualTo(paid ? "paid" : "unpaid");
        }
    }

    @Test
    void theSecondClerkIsToldWhoWasFirstAndWhen() {
        JsonNode order = world.order();
        String form = world.declared(order);
        Api colleague = world.colleague("陈静");
        assertThat(colleague.post(form + "/confirmation", Map.of()).status()).isEqualTo(200);

        Answer late = world.finance.post(form + "/rejection", Map.of("reason", "不符"));

        assertThat(late.code()).isEqualTo("transfer.decided");
        assertThat(late.json().path("decidedByName").asText()).isEqualTo("陈静");
        assertThat(Instant.parse(late.json().path("decidedAt").asText()))
                .isEqualTo(SERVER.clock().instant().truncatedTo(ChronoUnit.MICROS));
    }

    @Test
    void nobodyButFinanceSeesForms() {
        JsonNode order = world.order();
        String form = world.declared(order);
        assertThat(world.unit.get(form).status()).isEqualTo(403);
        assertThat(world.finance
                        .get("/api/v1/finance/transfers/" + SERVER.newId() + "/" + SERVER.newId())
                        .status())
                .isEqualTo(404);
    }
}
