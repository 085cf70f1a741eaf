package org.fairgate.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Access;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Contract;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Members that only the service sets ride along with a good body, at the top and in every object within: each is refused,
 * and afterwards the database is as it was. Made from the contract alone: a new route is tried without being named here.
 */
@Tag("H10")
class MassAssignmentApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    /** What rules guard, whether or not a route shows it; beside these goes all that the route itself answers with. */
    private static final Set<String> GUARDED = Set.of(
            "accountId",
            "amountFen",
            "deskId",
            "editionId",
            "entryDaysChangeable",
            "feeFen",
            "id",
            "nodeId",
            "ordered",
            "orderedAt",
            "outcome",
            "paidAt",
            "passwordHash",
            "personId",
            "role",
            "round",
            "scope",
            "staffId",
            "state",
            "submittedAt",
            "tag",
            "unitId",
            "version");

    /** Counters of who asks, which a refused request may move. */
    private static final Set<String> COUNTERS =
            Set.of("idempotency", "sign_in_attempt", "code_quota", "verification_code", "session_family");

    private static final Map<String, String> IDS = new HashMap<>();
    private static List<Target> targets = List.of();
    private static Api unit;
    private static Api organiser;
    private static Api finance;

    @BeforeAll
    static void aUnitHasAPersonAndAnAddress() {
        targets = Target.all(SERVER, new Contract(SERVER.database().vertx())).stream()
                .filter(Target::takesJson)
                .toList();
        Api nobody = SERVER.anonymous();
        JsonNode account =
                nobody.post("/api/v1/accounts", SignUps.body(SERVER, nobody)).json();
        unit = nobody.bearer(account.path("accessToken").asText());
        IDS.put("unitId", account.path("account").path("id").asText());
        IDS.put("personId", made("/api/v1/persons", Map.of("kind", "mainland"), "personId"));
        Map<String, String> address =
                Map.of("recipient", "李明", "phone", "13800000000", "region", "广东", "address", "1 号");
        IDS.put("addressId", made("/api/v1/addresses", address, "id"));
        IDS.put("page", "person." + IDS.get("personId"));
        organiser = staff(Role.ORGANISER);
        finance = staff(Role.FINANCE);
    }

    /** The demo's own member of staff in this role. */
    private static Api staff(Role role) {
        UUID id = SERVER.database()
                .sql("SELECT staff_id FROM staff WHERE role = $1 LIMIT 1", role.code())
                .get(0)
                .getUUID(0);
        return SERVER.staff(role, id);
    }

    private static String made(String path, Map<String, String> body, String id) {
        Answer made = unit.post(path, body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path(id).asText();
    }

    @Test
    void noRouteTakesWhatOnlyTheServiceSets() {
        Map<String, String> before = everyRow();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Target target : targets) {
            if (target.takesAnyObject()) {
                continue;
            }
            for (JsonNode body : hostile(target)) {
                tried++;
                Answer answer = sent(target, body);
                if (answer.status() != 400 || !answer.code().equals("http.invalid-input")) {
                    wrong.add(target + " with " + body + ": " + answer);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(500);
        assertThat(everyRow()).isEqualTo(before);
    }

    /** Otherwise the refusals above would prove nothing. */
    @Test
    void theSameBodiesWithoutThemAreUnderstood() {
        for (Target target : targets) {
            if (!target.takesAnyObject()) {
                Answer answer = sent(target, target.contract().bodyExample(target.operation()));
                assertThat(answer.code()).as(target + ": " + answer).isNotEqualTo("http.invalid-input");
            }
        }
    }

    @Test
    void aDraftKeepsThemAsMereTypingAndItsPersonStaysWhatItWas() {
        String path = "/api/v1/drafts/" + IDS.get("page");
        String person = "/api/v1/persons/" + IDS.get("personId");
        JsonNode before = unit.get(person).json();
        Map<String, String> typed = new TreeMap<>();
        GUARDED.forEach(name -> typed.put(name, "vip"));

        Answer saved = unit.with("If-Match", unit.get(path).header("ETag")).put(path, typed);

        assertThat(saved.status()).isEqualTo(200);
        assertThat(unit.get(person).json()).isEqualTo(before);
    }

    private static Answer sent(Target target, JsonNode body) {
        return caller(target.endpoint().access())
                .with("If-Match", "\"1\"")
                .with("Idempotency-Key", SERVER.newId().toString())
                .send(
                        target.operation().method(),
                        path(target),
                        "application/json",
                        body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Api caller(Access access) {
        if (access.open()) {
            return SERVER.anonymous();
        }
        if (access.roles().contains(Role.UNIT)) {
            return unit;
        }
        return access.roles().contains(Role.ORGANISER) ? organiser : finance;
    }

    private static String path(Target target) {
        String path = target.operation().path();
        for (Map.Entry<String, String> id : IDS.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path.replaceAll("\\{[A-Za-z]+}", SERVER.newId().toString());
    }

    private static List<JsonNode> hostile(Target target) {
        JsonNode good = target.contract().bodyExample(target.operation());
        List<JsonNode> all = new ArrayList<>();
        for (String pointer : objects(good, "")) {
            for (String name : names(target)) {
                JsonNode copy = good.deepCopy();
                if (copy.at(pointer) instanceof ObjectNode object
                        && !object.has(name)
                        && !takes(target, pointer, name)) {
                    object.put(name, "vip");
                    all.add(copy);
                }
            }
        }
        return all;
    }

    /** Where objects stand in a body, itself first. */
    private static List<String> objects(JsonNode node, String pointer) {
        List<String> all = new ArrayList<>();
        if (node.isObject()) {
            all.add(pointer);
            node.properties()
                    .forEach(member -> all.addAll(objects(member.getValue(), pointer + "/" + member.getKey())));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            all.addAll(objects(node.get(i), pointer + "/" + i));
        }
        return all;
    }

    private static Set<String> names(Target target) {
        Set<String> names = new TreeSet<>(GUARDED);
        target.operation().node().path("responses").properties().forEach(response -> {
            JsonNode schema = target.contract().resolved(response.getValue().at("/content/application~1json/schema"));
            schema.path("properties").fieldNames().forEachRemaining(names::add);
        });
        return names;
    }

    /** Whether the contract lets the caller say it there. */
    private static boolean takes(Target target, String pointer, String name) {
        JsonNode schema = target.schema();
        for (String step :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            JsonNode next = step.matches("\\d+") ? schema.path("items") : schema.at("/properties/" + step);
            schema = target.contract().resolved(next);
        }
        return schema.path("properties").has(name);
    }

    /** A digest of every table but the counters. */
    private static Map<String, String> everyRow() {
        Map<String, String> all = new TreeMap<>();
        SERVER.database()
                .sql("SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'")
                .forEach(table -> all.put(table.getString(0), ""));
        all.keySet().removeAll(COUNTERS);
        assertThat(all).containsKeys("person", "unit", "account", "staff", "draft", "address", "audit");
        all.replaceAll((table, none) -> SERVER.database()
                .sql("SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '' ORDER BY t::text)), '') FROM "
                        + table + " t")
                .get(0)
                .getString(0));
        return all;
    }
}
