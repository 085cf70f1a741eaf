package org.fairgate.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.TestServer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doors of the workbench over HTTP: who may, and what malformed requests are told. */
@Tag("R-REV")
class ReviewApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private static final List<Role> REVIEWERS =
            List.of(Role.DELEGATION, Role.SUB_DELEGATION, Role.OVERSEAS_DESK, Role.ORGANISER);

    private static Api reviewer;

    @BeforeAll
    static void signIn() {
        reviewer = reviewer(Role.SUB_DELEGATION);
    }

    /** The demo's own member of staff in this role. */
    private static Api reviewer(Role role) {
        UUID id = SERVER.database()
                .sql("SELECT staff_id FROM staff WHERE role = $1", role.code())
                .get(0)
                .getUUID(0);
        return SERVER.staff(role, id);
    }

    private static List<Endpoint> routes() {
        return SERVER.endpoints().stream()
                .filter(endpoint -> endpoint.path().contains("/review"))
                .toList();
    }

    private static String concrete(Endpoint endpoint) {
        return endpoint.path()
                .replace(":unitId", SERVER.newId().toString())
                .replace(":fileId", SERVER.newId().toString());
    }

    private static Answer called(Api caller, Endpoint endpoint) {
        boolean page = !endpoint.path().startsWith("/api/");
        String method = endpoint.method().name();
        String type = method.equals("POST") ? (page ? "application/x-www-form-urlencoded" : "application/json") : "";
        byte[] body =
                type.isEmpty() ? new byte[0] : (page ? "" : "{}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return caller.send(method, concrete(endpoint), type, body);
    }

    @Test
    void everyRouteIsForReviewersOnly() {
        assertThat(routes()).hasSizeGreaterThan(14);
        for (Endpoint endpoint : routes()) {
            assertThat(called(SERVER.anonymous(), endpoint).status())
                    .as("nobody " + endpoint.path())
                    .isIn(401, 303);
            for (Role role : Role.values()) {
                Api caller = role.isStaff() ? SERVER.staff(role, SERVER.newId()) : SERVER.unit(SERVER.newUnit());
                int status = called(caller, endpoint).status();
                if (!REVIEWERS.contains(role)) {
                    assertThat(status).as(role + " " + endpoint.path()).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void anAccountThatIsGoneReviewsNothingWhateverItsTokenSays() {
        for (Endpoint endpoint : routes()) {
            for (Role role : REVIEWERS) {
                Answer answer = called(SERVER.staff(role, SERVER.newId()), endpoint);
                assertThat(answer.status()).as(role + " " + endpoint.path()).isGreaterThanOrEqualTo(400);
                assertThat(answer.status()).as(role + " " + endpoint.path()).isLessThan(500);
            }
        }
    }

    @Test
    void whatIsNotThereIsNotFoundForEveryReviewer() {
        String unit = "/api/v1/review/units/" + SERVER.newId();
        for (Role role : REVIEWERS) {
            Api caller = reviewer(role);
            assertThat(caller.get(unit).code()).isEqualTo("review.no-such-unit");
            assertThat(caller.post(unit + "/claim", "").code()).isEqualTo("review.no-such-unit");
            assertThat(caller.post(unit + "/decision", Map.of("round", 1, "outcome", "approved"))
                            .code())
                    .isEqualTo("review.no-such-unit");
            assertThat(caller.get("/api/v1/review/files/" + SERVER.newId() + "/" + SERVER.newId())
                            .status())
                    .isEqualTo(404);
            assertThat(caller.get("/api/v1/review/units/none").status()).isEqualTo(404);
        }
    }

    @Test
    void emptyQueuesAreAnswered() {
        for (Role role : REVIEWERS) {
            Api caller = reviewer(role);
            for (String tab : List.of("waiting", "resubmitted", "overdue", "claimed", "returned", "approved")) {
                Answer queue = caller.get("/api/v1/review/units?tab=" + tab);
                assertThat(queue.status()).as(tab).isEqualTo(200);
                assertThat(queue.json().path("units").isArray()).isTrue();
            }
            assertThat(caller.get("/api/v1/review/units/counts")
                            .json()
                            .path("waiting")
                            .asInt(-1))
                    .isZero();
            assertThat(caller.get("/api/v1/review/persons")
                            .json()
                            .path("persons")
                            .size())
                    .isZero();
            assertThat(caller.get("/api/v1/review/persons/counts")
                            .json()
                            .path("submitted")
                            .asInt(-1))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units?tab=none",
                "units?limit=0",
                "units?limit=201",
                "units?cursor=x",
                "units?category=none",
                "units?delegationId=none",
                "persons?state=draft",
                "persons?state=none",
                "persons?cursor=x",
                "persons/counts?delegationId=none"
            })
    void aMalformedQueryIsRefused(String query) {
        assertThat(reviewer.get("/api/v1/review/" + query).status()).isEqualTo(400);
    }

    @Test
    void aMalformedDecisionIsRefused() {
        String unit = "/api/v1/review/units/" + SERVER.newId() + "/decision";
        assertThat(reviewer.post(unit, Map.of("round", 1, "outcome", "submitted"))
                        .code())
                .isEqualTo("review.bad-decision");
        assertThat(reviewer.post(unit, Map.of("outcome", "approved")).code()).isEqualTo("http.invalid-input");
        assertThat(reviewer.post(unit, Map.of("round", 1, "outcome", "returned"))
                        .code())
                .isEqualTo("review.reason-missing");
        assertThat(reviewer.post(
                                unit,
                                Map.of(
                                        "round",
                                        1,
                                        "outcome",
                                        "returned",
                                        "reasons",
                                        List.of(Map.of("field", "unit/name", "text", " "))))
                        .code())
                .isEqualTo("review.bad-reason");
        String persons = "/api/v1/review/persons/decisions";
        Map<String, Object> item = Map.of(
                "unitId", SERVER.newId().toString(), "personId", SERVER.newId().toString(), "round", 1);
        assertThat(reviewer.post(persons, Map.of("decision", "other")).code()).isEqualTo("review.bad-decision");
        assertThat(reviewer.post(persons, Map.of("decision", "tag", "tag", "vip"))
                        .code())
                .isEqualTo("review.bad-selection");
        assertThat(reviewer.post(persons, Map.of("decision", "return", "persons", List.of(item)))
                        .code())
                .isEqualTo("review.reason-missing");
        Answer nobody = reviewer.post(persons, Map.of("decision", "tag", "tag", "vip", "persons", List.of(item)));
        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.json().path("skipped").size()).isEqualTo(1);
    }

    @Test
    void theWholeResultOfABulkDecisionIsAFileInThePage() {
        UUID person = SERVER.newId();
        Answer page = reviewer.with("Accept", "text/html")
                .with("Accept-Language", "en")
                .form("/staff/review/persons", "decision=vip&person=" + SERVER.newId() + "_" + person + "_1");

        String address = Jsoup.parse(page.text()).select(".outcome a[download]").attr("href");

        assertThat(address).startsWith("data:text/csv;charset=utf-8;base64,");
        String csv = new String(
                Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1)), StandardCharsets.UTF_8);
        assertThat(csv.split("\r\n"))
                .hasSize(2)
                .satisfies(lines ->
                        assertThat(lines[0]).isEqualTo("\ufeff\"Visitor\",\"Organisation\",\"Result\",\"Why\""))
                .satisfies(lines -> assertThat(lines[1]).startsWith("\"" + person + "\",\"\",\"Skipped\",\""));
    }

    @Test
    void thePagesAreDrawnInBothLanguages() {
        for (String language : List.of("zh-CN", "en")) {
            for (String path : List.of("/staff/review", "/staff/review?tab=approved&q=x", "/staff/review/persons")) {
                Answer page = reviewer.with("Accept", "text/html")
                        .with("Accept-Language", language)
                        .get(path);
                assertThat(page.status()).as(path).isEqualTo(200);
                assertThat(page.text()).contains(language.equals("en") ? "Review" : "审核");
            }
        }
        String absent = "/staff/review/units/" + SERVER.newId();
        assertThat(reviewer.with("Accept", "text/html").get(absent).status()).isEqualTo(404);
        assertThat(reviewer.with("Accept", "text/html")
                        .get("/staff/review?tab=none")
                        .status())
                .isEqualTo(400);
    }
}
