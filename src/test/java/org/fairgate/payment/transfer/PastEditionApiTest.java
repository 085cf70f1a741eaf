package org.fairgate.payment.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.testing.Answer;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Transfers of orders that were made in a past edition: its deadline, its days and its names are what counts. */
@Tag("R-PAY-5")
@Tag("R-HIS")
class PastEditionApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static TransferWorld world;

    @BeforeAll
    static void aUnitIsApproved() {
        world = new TransferWorld(SERVER);
    }

    private static Map<String, Object> form(JsonNode order) {
        Map<String, Object> form = world.form(order);
        form.putAll(Map.of(
                "payer", TransferWorld.PAST_NAME, "paidOn", world.pastDay().toString()));
        return form;
    }

    @Test
    void theDeadlineIsThatOfTheOrdersEdition() {
        JsonNode open = world.order(world.pastEdition(Duration.ofHours(1)));
        Instant inAnHour = SERVER.clock().instant().plus(Duration.ofHours(1));

        JsonNode situation = world.unit.get(TransferWorld.transfer(open)).json();

        assertThat(Instant.parse(situation.path("deadline").asText())).isEqualTo(inAnHour);
        assertThat(situation.path("open").asBoolean()).isTrue();
    }

    @Test
    void afterItNoFormIsTakenThoughTransfersOfThisEditionAreOpen() {
        JsonNode late = world.order(world.pastEdition(Duration.ofHours(-1)));
        assertThat(world.unit
                        .get(TransferWorld.transfer(late))
                        .json()
                        .path("open")
                        .asBoolean())
                .isFalse();

        Answer refused = world.unit.post(TransferWorld.transfer(late), form(late));

        assertThat(refused.code()).as(refused.toString()).isEqualTo("transfer.closed");
        assertThat(world.unit
                        .post(TransferWorld.transfer(world.order()), world.form(late))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theDayOfATransferIsADayWhereThatEditionWas() {
        JsonNode order = world.order(world.pastEdition(Duration.ofHours(1)));
        Map<String, Object> tomorrow = form(order);
        tomorrow.put("paidOn", world.day());

        Answer refused = world.unit.post(TransferWorld.transfer(order), tomorrow);

        assertThat(refused.json().path("errors"))
                .extracting(error -> error.path("code").asText())
                .containsExactly("transfer.bad-day");
        String form = declared(order);
        assertThat(world.finance.post(form + "/confirmation", Map.of()).status())
                .isEqualTo(200);
        assertThat(Instant.parse(world.read(order).path("paidAt").asText()))
                .isEqualTo(world.pastDay().atStartOfDay(TransferWorld.ELSEWHERE).toInstant());
    }

    @Test
    void thePayerIsComparedWithWhatTheUnitWasCalledThen() {
        JsonNode past = world.order(world.pastEdition(Duration.ofHours(1)));
        JsonNode present = world.order();

        JsonNode then = world.finance.get(declared(past)).json();
        JsonNode now = world.finance.get(world.declared(present)).json();

        assertThat(List.of(then.path("unit").asText(), now.path("unit").asText()))
                .containsExactly(TransferWorld.PAST_NAME, TransferWorld.NAME);
        assertThat(List.of(
                        then.path("thirdParty").asBoolean(),
                        now.path("thirdParty").asBoolean()))
                .containsExactly(false, false);
        JsonNode queue = world.finance.get("/api/v1/finance/transfers").json().path("transfers");
        assertThat(queue)
                .filteredOn(one -> one.path("orderNumber").equals(past.path("number")))
                .extracting(one -> one.path("unit").asText())
                .containsExactly(TransferWorld.PAST_NAME);
    }

    private static String declared(JsonNode order) {
        Answer sent = world.unit.post(TransferWorld.transfer(order), form(order));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        UUID id = UUID.fromString(sent.json().path("transferId").asText());
        return "/api/v1/finance/transfers/" + world.unitId + "/" + id;
    }
}
