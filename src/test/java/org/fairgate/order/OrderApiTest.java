package org.fairgate.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Payable;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders over HTTP. */
class OrderApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final String ORDERS = "/api/v1/orders";
    private static Payable payable;
    private static UUID id;
    private static Api unit;

    @BeforeAll
    static void aUnitSignsUpAndIsApproved() {
        payable = new Payable(SERVER.database());
        Answer account = SERVER.anonymous().post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()));
        id = payable.approved(
                UUID.fromString(account.json().path("account").path("id").asText()));
        unit = SERVER.anonymous().bearer(account.json().path("accessToken").asText());
    }

    private static Map<String, Object> of(UUID... persons) {
        return Map.of("personIds", List.of(persons));
    }

    private static Api keyed(String key) {
        return unit.with("Idempotency-Key", key);
    }

    @Test
    @Tag("R-PAY-2")
    void anOrderIsMadeListedAndRead() {
        UUID one = payable.person(id);
        UUID other = payable.person(id);

        Answer made = keyed("make").post(ORDERS, of(one, other));

        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode order = made.json();
        assertThat(made.header("Location"))
                .isEqualTo(ORDERS + "/" + order.path("orderId").asText());
        assertThat(order.path("state").asText()).isEqualTo("unpaid");
        assertThat(order.path("persons")).hasSize(2);
        long fee = order.at("/persons/0/feeFen").asLong();
        assertThat(order.path("amountFen").asLong()).isEqualTo(2 * fee).isPositive();
        assertThat(unit.get(made.header("Location")).json()).isEqualTo(order);
        assertThat(unit.get(ORDERS).json().path("orders")).contains(order);
    }

    @Test
    @Tag("R-PAY-2")
    void theSameKeyMakesOneOrderAndAnotherBodyUnderItNone() {
        UUID person = payable.person(id);
        UUID other = payable.person(id);

        Answer first = keyed("twice").post(ORDERS, of(person));
        Answer second = keyed("twice").post(ORDERS, of(person));
        Answer changed = keyed("twice").post(ORDERS, of(other));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.code()).isEqualTo("idempotency.other-request");
        assertThat(unit.post(ORDERS, of(other)).code()).isEqualTo("idempotency.missing");
        assertThat(SERVER.database().count("SELECT count(*) FROM badge_order_person WHERE person_id = $1", person))
                .isEqualTo(1);
        assertThat(SERVER.database().count("SELECT count(*) FROM badge_order_person WHERE person_id = $1", other))
                .isZero();
    }

    /** The node died between the commit and the answer. */
    @Test
    @Tag("R-PAY-2")
    void whoseAnswerWasLostGetsTheirOrderWhenTheyAskAgain() {
        UUID person = payable.person(id);
        Answer first = keyed("lost").post(ORDERS, of(person));
        var unused = SERVER.database()
                .sql("UPDATE idempotency SET answer = NULL, lease_until = created_at - interval '1 second'");

        Answer second = keyed("lost").post(ORDERS, of(person));
        Answer stranger = keyed("found").post(ORDERS, of(person));

        assertThat(second.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(stranger.code()).as(stranger.toString()).isEqualTo("order.not-payable");
    }

    @Test
    @Tag("R-PAY-2")
    void whoIsInAnOrderIsNamedInTheRefusalOfAnother() {
        UUID person = payable.person(id);
        assertThat(keyed("first").post(ORDERS, of(person)).status()).isEqualTo(201);

        Answer refused = keyed("second").with("Accept-Language", "en").post(ORDERS, of(person, payable.person(id)));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("order.not-payable");
        JsonNode error = refused.json().at("/errors/0");
        assertThat(error.path("pointer").asText()).isEqualTo("/personIds/" + person);
        assertThat(error.path("code").asText()).isEqualTo("order.person-ordered");
        assertThat(error.path("detail").asText()).isEqualTo("This visitor is already in another order.");
    }

    @Test
    @Tag("R-PER-8")
    void theEntryDaysOfAPersonInAnOrderStay() {
        UUID person = payable.person(id);
        assertThat(keyed("days").post(ORDERS, of(person)).status()).isEqualTo(201);
        String day =
                unit.get("/api/v1/editions/current").json().at("/entryDays/0").asText();

        Answer refused = unit.put("/api/v1/persons/" + person + "/entry-days", Map.of("entryDays", List.of(day)));

        assertThat(refused.code()).isEqualTo("person.ordered");
    }

    @Test
    void theListIsReadPageByPage() {
        for (int i = 0; i < 3; i++) {
            assertThat(payable.order(id, unit).status()).isEqualTo(201);
        }

        JsonNode first = unit.get(ORDERS + "?limit=2").json();
        JsonNode second = unit.get(
                        ORDERS + "?limit=2&cursor=" + first.path("next").asText())
                .json();

        assertThat(first.path("orders")).hasSize(2);
        assertThat(second.path("orders")).isNotEmpty().doesNotContainAnyElementsOf(first.path("orders"));
    }

    @Test
    void anotherUnitAndStaffSeeNothing() {
        String path =
                ORDERS + "/" + payable.order(id, unit).json().path("orderId").asText();
        Answer account = SERVER.anonymous().post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()));
        Api stranger =
                SERVER.anonymous().bearer(account.json().path("accessToken").asText());

        assertThat(stranger.get(path).code()).isEqualTo("order.no-such-order");
        assertThat(stranger.get(ORDERS).json().path("orders")).isEmpty();
        assertThat(SERVER.anonymous().get(path).status()).isEqualTo(401);
        assertThat(SERVER.staff(Role.FINANCE, SERVER.newId()).get(path).status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=51", "?limit=x", "?cursor=x", "?limit=1&limit=1", "/x", "/%00"})
    void whatIsMalformedIsRefusedAsSuch(String query) {
        Answer answer = unit.get(ORDERS + query);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{",
                "{\"personIds\":null}",
                "{\"personIds\":[null]}",
                "{\"personIds\":[7]}",
                "{\"personIds\":[\"x\"]}",
                "{\"personIds\":\"x\"}",
                "{\"personIds\":[],\"amountFen\":1}"
            })
    void aMalformedOrderIsRefusedAsSuch(String body) {
        Answer answer = keyed("malformed").post(ORDERS, body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }
}
