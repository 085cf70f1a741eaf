package org.fairgate.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons over HTTP. */
class PersonApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static Api unit;

    @BeforeAll
    static void aUnitSignsUp() {
        unit = signedUp();
    }

    private static Api signedUp() {
        Answer account = SERVER.anonymous().post("/api/v1/accounts", SignUps.body(SERVER, SERVER.anonymous()));
        return SERVER.anonymous().bearer(account.json().path("accessToken").asText());
    }

    private static JsonNode added(String kind) {
        Answer answer = unit.post("/api/v1/persons", Map.of("kind", kind));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/v1/persons/" + answer.json().path("personId").asText());
        return answer.json();
    }

    @Test
    @Tag("R-PER-1")
    void aPersonIsAddedTypedCheckedAndDeleted() {
        JsonNode person = added("mainland");
        String path = "/api/v1/persons/" + person.path("personId").asText();
        String draft = "/api/v1/drafts/" + person.path("draftPage").asText();
        assertThat(unit.get(draft).header("ETag")).isEqualTo("\"1\"");
        Map<String, String> typed = Map.of("name", "李明", "documentNumber", "11010519491231002x");
        assertThat(unit.with("If-Match", "\"1\"").put(draft, typed).status()).isEqualTo(200);

        JsonNode check = unit.with("Accept-Language", "en").get(path + "/check").json();

        assertThat(check.path("complete").asBoolean()).isFalse();
        assertThat(check.path("fields").toString())
                .contains("{\"value\":\"female\",\"text\":\"Female\"}")
                .contains("1949-12-31");
        JsonNode first = check.path("problems").path(0);
        assertThat(first.path("code").asText()).isEqualTo("person-form.missing-text");
        assertThat(first.path("link").asText())
                .isEqualTo("/persons/" + person.path("personId").asText() + "#mobile");
        JsonNode shown = unit.get(path).json();
        assertThat(shown.path("name").asText()).isEqualTo("李明");
        assertThat(shown.path("documentMasked").asText()).isEqualTo("11************002X");
        assertThat(shown.toString()).doesNotContain("19491231");
        assertThat(unit.delete(path).status()).isEqualTo(204);
        assertThat(unit.get(path).code()).isEqualTo("person.no-such-person");
        assertThat(unit.with("If-Match", "\"2\"").put(draft, typed).code()).isEqualTo("draft.no-such-page");
    }

    @Test
    @Tag("R-SAVE-2")
    void thePageOfAnAbsentPersonIsNotMadeByASave() {
        String draft = "/api/v1/drafts/person." + SERVER.newId();

        assertThat(unit.with("If-None-Match", "*").put(draft, Map.of()).status())
                .isEqualTo(404);
        assertThat(unit.with("If-Match", "\"1\"").put(draft, Map.of()).status()).isEqualTo(404);
        assertThat(unit.get(draft).status()).isEqualTo(404);
    }

    @Test
    @Tag("R-UNIT-5")
    void theListHasTabsCountsAndPages() {
        Api own = signedUp();
        for (int i = 0; i < 3; i++) {
            assertThat(own.post("/api/v1/persons", Map.of("kind", "foreign")).status())
                    .isEqualTo(201);
        }

        JsonNode first = own.get("/api/v1/persons?tab=draft&limit=2").json();
        JsonNode second = own.get("/api/v1/persons?tab=draft&limit=2&cursor="
                        + first.path("next").asText())
                .json();

        assertThat(first.path("persons")).hasSize(2);
        assertThat(first.at("/counts/all").asInt()).isEqualTo(3);
        assertThat(first.at("/counts/in-review").asInt()).isZero();
        assertThat(first.path("unsubmitted").asInt()).isEqualTo(3);
        assertThat(second.path("persons")).hasSize(1);
        assertThat(second.has("next")).isFalse();
        assertThat(own.get("/api/v1/persons?tab=approved").json().path("persons"))
                .isEmpty();
    }

    @Test
    @Tag("R-PER-8")
    void entryDaysOfASubmittedPersonAreChanged() {
        String id = added("mainland").path("personId").asText();
        String path = "/api/v1/persons/" + id;
        List<String> days = List.of(SERVER.anonymous()
                .get("/api/v1/editions/current")
                .json()
                .path("entryDays")
                .path(1)
                .asText());
        assertThat(unit.put(path + "/entry-days", Map.of("entryDays", days)).code())
                .isEqualTo("person.state-changed");
        var unused = SERVER.database()
                .sql(
                        "UPDATE person SET state = 'submitted', round = 1, submitted_at = now() WHERE person_id = $1",
                        UUID.fromString(id));

        Answer changed = unit.put(path + "/entry-days", Map.of("entryDays", days));

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().path("entryDays").path(0).asText()).isEqualTo(days.get(0));
        for (List<String> wrong : List.of(List.<String>of(), List.of("1999-01-01"), List.of("tomorrow"))) {
            Answer refused = unit.put(path + "/entry-days", Map.of("entryDays", wrong));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.code()).isEqualTo("person.bad-entry-days");
        }
        assertThat(unit.delete(path).json().path("state").asText()).isEqualTo("submitted");
    }

    @Test
    void anotherUnitsPersonAndStaffAreRefused() {
        String path = "/api/v1/persons/" + added("mainland").path("personId").asText();
        Api stranger = signedUp();

        for (String each : List.of(path, path + "/check")) {
            assertThat(stranger.get(each).code()).isEqualTo("person.no-such-person");
            assertThat(SERVER.anonymous().get(each).status()).isEqualTo(401);
            assertThat(SERVER.staff(Role.ORGANISER, SERVER.newId()).get(each).status())
                    .isEqualTo(403);
        }
        assertThat(stranger.delete(path).code()).isEqualTo("person.no-such-person");
        assertThat(unit.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/persons?limit=0",
                "/api/v1/persons?limit=201",
                "/api/v1/persons?limit=x",
                "/api/v1/persons?cursor=x",
                "/api/v1/persons?tab=x",
                "/api/v1/persons?tab=all&tab=all",
                "/api/v1/persons/x",
                "/api/v1/persons/%00",
                "/api/v1/persons/1-1-1-1-1/check"
            })
    void whatIsMalformedIsRefusedAsSuch(String path) {
        Answer answer = unit.get(path);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"martian\"}",
                "{\"kind\":7}",
                "{\"kind\":null}",
                "[]",
                "{",
                "{\"kind\":\"foreign\",\"x\":1}"
            })
    void aMalformedPersonIsRefusedAsSuch(String body) {
        Answer answer = unit.post("/api/v1/persons", body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    }

    @Test
    void anIndividualRegistersOnePersonOnly() {
        Map<String, Object> body = SignUps.body(SERVER, SERVER.anonymous());
        Answer account = SERVER.anonymous().post("/api/v1/accounts", body);
        Api own = SERVER.anonymous().bearer(account.json().path("accessToken").asText());
        var unused = SERVER.database()
                .sql(
                        "UPDATE account SET kind = 'individual', credit_code = NULL WHERE credit_code = $1",
                        String.valueOf(body.get("creditCode")));

        assertThat(own.post("/api/v1/persons", Map.of("kind", "mainland")).status())
                .isEqualTo(201);
        Answer second = own.post("/api/v1/persons", Map.of("kind", "mainland"));
        assertThat(second.status()).as(second.toString()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("person.too-many");
    }
}
