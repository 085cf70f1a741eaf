package org.fairgate.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.fairgate.testing.Answer;
import org.fairgate.testing.Api;
import org.fairgate.testing.Contract;
import org.fairgate.testing.SignUps;
import org.fairgate.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every route of the contract with what it does not expect. Always a refusal in the form of a problem document or, where
 * the bytes are no HTTP, a closed connection; never a fault of ours, never silence, and afterwards everything works.
 */
class HostileInputApiTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer()
            .with("FAIRGATE_HTTP_BODY_TIMEOUT", "1s")
            .with("FAIRGATE_LIMITS_SIGN_INS_PER_ADDRESS_MINUTE", "1000000")
            .with("FAIRGATE_LIMITS_SIGN_INS_PER_SECOND", "1000000")
            .with("FAIRGATE_LIMITS_CODES_PER_ADDRESS_HOUR", "1000000")
            .with("FAIRGATE_LIMITS_CODES_PER_MINUTE_OVERALL", "1000000");

    private static final String SMUGGLED = "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    private static List<Target> targets = List.of();

    @BeforeAll
    static void readTheContract() {
        targets = Target.all(SERVER, new Contract(SERVER.database().vertx()));
        assertThat(targets).hasSizeGreaterThan(20);
    }

    @AfterEach
    void theServerStillWorks() {
        assertThat(SERVER.anonymous().get("/health/ready").status()).isEqualTo(200);
        Api unit = SERVER.unit(SERVER.newUnit()).with("If-None-Match", "*");
        assertThat(unit.put("/api/v1/drafts/contact", Map.of("name", "李明")).status())
                .isEqualTo(200);
    }

    private static RawHttp raw() {
        return new RawHttp(SERVER.port());
    }

    private static Answer sent(Target target, Api caller, String type, byte[] body) {
        return caller.send(target.operation().method(), target.path(), type, body);
    }

    private static void assertRefused(String what, Answer answer) {
        assertThat(answer.status()).as(what + ": " + answer).isBetween(400, 499);
        assertThat(answer.contentType()).as(what).isEqualTo("application/problem+json");
        assertThat(answer.json().path("status").asInt()).as(what).isEqualTo(answer.status());
        assertThat(answer.code()).as(what).isNotEmpty();
        assertThat(answer.text()).as(what).doesNotContain("Exception", "at org.", "io.vertx", "jackson");
    }

    /** Whether or not the request was understood: no fault, and whatever was refused is a problem document. */
    private static void assertAnswered(String what, Answer answer) {
        if (answer.status() >= 300) {
            assertRefused(what, answer);
        }
    }

    @Test
    @Tag("H14")
    void whatIsNoStrictJsonObjectIsMalformed() {
        for (Target target : targets) {
            if (target.takesJson()) {
                Api caller = target.caller();
                target.bodies().malformed().forEach((what, body) -> {
                    Answer answer = sent(target, caller, "application/json", body);
                    assertRefused(target + " " + what, answer);
                    assertThat(answer.status()).as(target + " " + what).isEqualTo(400);
                });
                assertRefused(target + " nothing", sent(target, caller, "application/json", new byte[0]));
            }
        }
    }

    @Test
    @Tag("H14")
    void unknownMembersAndValuesOfAnotherTypeAreRefused() {
        for (Target target : targets) {
            if (target.takesJson() && !target.takesAnyObject()) {
                Api caller = target.caller();
                Map<String, byte[]> all = target.bodies().withUnknown();
                all.putAll(target.bodies().withWrongTypes(target.schema()));
                all.forEach((what, body) -> {
                    Answer answer = sent(target, caller, "application/json", body);
                    assertRefused(target + " " + what, answer);
                    assertThat(answer.code()).as(target + " " + what + answer).isEqualTo("http.invalid-input");
                });
            }
        }
    }

    @Test
    @Tag("H14")
    void oddTextsAreAnsweredWithoutAFault() {
        for (Target target : targets) {
            if (target.takesJson()) {
                Api caller = target.caller();
                target.bodies()
                        .withOddTexts(target.schema())
                        .forEach((what, body) ->
                                assertAnswered(target + " " + what, sent(target, caller, "application/json", body)));
            }
        }
    }

    @Test
    @Tag("R-SAVE-1")
    void aPageOfAnyValuesIsKeptAsItIsAndEveryViewOfItStillWorks() {
        Api nobody = SERVER.anonymous();
        JsonNode signedUp =
                nobody.post("/api/v1/accounts", SignUps.body(SERVER, nobody)).json();
        Api unit = nobody.bearer(signedUp.path("accessToken").asText());
        String version = "";
        for (Map.Entry<String, String> value : HostileBodies.values().entrySet()) {
            for (JsonNode page : unit.get("/api/v1/unit/preview").json().path("pages")) {
                String path = "/api/v1/drafts/" + page.path("page").asText();
                if (!path.endsWith("qualification")) {
                    String body = everyField(page, value.getValue());
                    Answer before = unit.get(path);
                    version = before.status() == 200 ? before.header("ETag") : "";
                    Api saver = version.isEmpty() ? unit.with("If-None-Match", "*") : unit.with("If-Match", version);
                    assertThat(saver.put(path, body).status()).as(path + body).isEqualTo(200);
                    assertThat(unit.get(path).text()).isEqualTo(body);
                }
            }
            for (String view : new String[] {
                "/api/v1/unit/preview",
                "/api/v1/unit/progress",
                "/api/v1/drafts",
                "/unit/details",
                "/unit/contact",
                "/unit/purchase-intention",
                "/unit/preview",
                "/progress"
            }) {
                assertThat(unit.with("Accept", "text/html").get(view).status())
                        .as(view + " with " + value.getKey())
                        .isEqualTo(200);
            }
        }
        assertThat(version).isNotEmpty();
    }

    private static String everyField(JsonNode page, String value) {
        Set<String> members = new LinkedHashSet<>();
        page.path("fields")
                .forEach(field -> members.add("\"" + field.path("field").asText() + "\":" + value));
        return "{" + String.join(",", members) + "}";
    }

    @Test
    @Tag("H14")
    void aBodyOfAnotherTypeIsNotRead() {
        for (Target target : targets) {
            if (!target.operation().node().has("requestBody")) {
                continue;
            }
            Api caller = target.caller();
            byte[] body = target.takesJson()
                    ? target.contract()
                            .bodyExample(target.operation())
                            .toString()
                            .getBytes(StandardCharsets.UTF_8)
                    : "--x\r\n\r\n--x--".getBytes(StandardCharsets.UTF_8);
            for (String type : Wire.TYPES) {
                Answer answer = sent(target, caller, type, body);
                assertRefused(target + " as " + type, answer);
                assertThat(answer.status()).as(target + " as " + type).isIn(400, 401, 415);
            }
            byte[] form = "a=%zz&%=%&=&&&a=1;b".getBytes(StandardCharsets.UTF_8);
            assertRefused(target + " form", sent(target, caller, "application/x-www-form-urlencoded", form));
        }
    }

    @Test
    @Tag("H15")
    void aBrokenUploadIsRefused() {
        for (Target target : targets) {
            if (target.operation()
                    .node()
                    .at("/requestBody/content/multipart~1form-data")
                    .isObject()) {
                atOnce(Wire.UPLOADS, body -> {
                    String head = target.head(target.operation().method(), target.path());
                    List<Answer> answers = raw().send(head + "Content-Type: multipart/form-data; boundary=b\r\n"
                            + "Content-Length: " + body.length() + "\r\n\r\n" + body);
                    assertThat(answers).hasSizeLessThanOrEqualTo(1);
                    answers.forEach(answer -> assertRefused("upload", answer));
                });
            }
        }
    }

    /** A path that ends in two dots is the one two steps up (RFC 3986, 5.2.4), which may be a route that answers. */
    private static boolean isAnotherRoute(Target target) {
        String path = target.operation().path();
        String above = path.substring(0, path.lastIndexOf('/', path.lastIndexOf('/') - 1));
        return path.endsWith("}")
                && targets.stream().anyMatch(other -> other.operation().path().equals(above));
    }

    @Test
    @Tag("H10")
    void noPathNamesWhatIsNotTheCallers() {
        for (Target target : targets) {
            if (target.hasParameter()) {
                for (String value : Wire.PATH_PARAMETERS) {
                    if (Wire.DOTS.contains(value) && isAnotherRoute(target)) {
                        continue;
                    }
                    String head = target.head(target.operation().method(), target.pathWith(value));
                    List<Answer> answers = raw().send(head + "If-None-Match: *\r\n" + jsonBody("{}"));
                    assertThat(answers).as(target + " " + value).hasSize(1);
                    assertRefused(target + " " + value, answers.get(0));
                }
            }
        }
    }

    private static String jsonBody(String body) {
        return "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n"
                + body;
    }

    @Test
    @Tag("H14")
    void noQueryBreaksAnyRoute() {
        for (Target target : targets) {
            if (target.operation().method().equals("GET")) {
                for (String query : Wire.QUERIES) {
                    List<Answer> answers =
                            raw().send(target.head("GET", target.path() + query) + "Connection: close\r\n\r\n");
                    assertThat(answers).as(target + query).hasSize(1);
                    assertAnswered(target + query, answers.get(0));
                }
            }
        }
    }

    @Test
    @Tag("H14")
    void aMethodThatIsNotServedIsRefused() {
        for (Target target : targets) {
            for (String method : new String[] {
                "GET",
                "PUT",
                "POST",
                "DELETE",
                "PATCH",
                "OPTIONS",
                "TRACE",
                "PROPFIND",
                "get",
                "FOO",
                "G T",
                "GET\0",
                "CONNECT"
            }) {
                boolean served = targets.stream()
                        .anyMatch(other -> other.path().equals(target.path())
                                && other.operation().method().equals(method));
                if (!served) {
                    List<Answer> answers = raw().send(target.head(method, target.path()) + jsonBody("{}"));
                    assertThat(answers).as(method + " " + target).hasSizeLessThanOrEqualTo(1);
                    answers.forEach(answer -> assertRefused(method + " " + target, answer));
                }
            }
        }
    }

    @Test
    @Tag("H13")
    void aGiantBodyIsRefusedBeforeItIsRead() {
        atOnce(targets, target -> {
            String head = target.head(target.operation().method(), target.path())
                    + "If-None-Match: *\r\nContent-Type: "
                    + (target.takesJson() ? "application/json" : "multipart/form-data; boundary=b") + "\r\n";
            List<Answer> announced = raw().send(head + "Content-Length: 10737418240\r\n\r\n{");
            byte[] start = (head + "Transfer-Encoding: chunked\r\n\r\n400000\r\n").getBytes(StandardCharsets.US_ASCII);
            List<Answer> streamed = raw().send(Arrays.copyOf(start, 1 << 20), 4);
            for (List<Answer> answers : List.of(announced, streamed)) {
                assertThat(answers).as(target.toString()).hasSizeLessThanOrEqualTo(1);
                answers.forEach(answer -> assertAnswered(target.toString(), answer));
            }
            if (target.operation().node().has("requestBody")) {
                assertThat(announced.get(0).status()).as(target.toString()).isEqualTo(413);
            }
        });
    }

    @Test
    void whoAsksBeforeSendingABodyIsToldToGoOn() {
        atOnce(targets, target -> {
            if (target.takesJson()) {
                String head = target.head(target.operation().method(), target.path())
                        + "If-None-Match: *\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n";
                List<Answer> answers = raw().send(head + "Content-Length: 2\r\n\r\n");
                assertThat(answers.get(0).status()).as(target.toString()).isEqualTo(100);
            }
        });
    }

    private static <T> void named(T one, Consumer<T> check) {
        try {
            check.accept(one);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(one + ": " + e.getMessage(), e);
        }
    }

    /** Slow refusals side by side; the server waits for each sender a little. */
    private static <T> void atOnce(Collection<T> all, Consumer<T> check) {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(one -> running.add(threads.submit(() -> named(one, check))));
            for (Future<?> one : running) {
                assertThat(one).succeedsWithin(Duration.ofSeconds(20));
            }
        } finally {
            assertThat(threads.shutdownNow()).isEmpty();
        }
    }

    @Test
    @Tag("H13")
    void doubtfulFramingIsRefusedAndTheConnectionEnds() {
        atOnce(Wire.FRAMINGS, framing -> {
            String request = "POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + framing + "\r\n\r\n0\r\n\r\n" + SMUGGLED;
            List<Answer> answers = raw().send(request);
            assertThat(answers).as(framing).hasSizeLessThanOrEqualTo(2);
            answers.forEach(answer -> assertRefused(framing, answer));
        });
    }

    /**
     * The HTTP library takes this name for Content-Length, which no proxy in front of us does: the proxy's next request
     * would be read as this one's body, were the connection not at its end.
     */
    @Test
    @Tag("H13")
    void aLengthThatOnlyWeSeeNeverSwallowsTheNextRequest() {
        atOnce(targets, target -> {
            if (!target.operation().node().has("requestBody")) {
                String head = target.head(target.operation().method(), target.path());
                List<Answer> answers = raw().send(head + "Content-Xength: 20\r\n\r\n");
                assertThat(answers).as(target.toString()).hasSize(1);
                assertThat(answers.get(0).header("Connection"))
                        .as(target.toString())
                        .isEqualTo("close");
            }
        });
    }

    @Test
    @Tag("H13")
    void aBrokenChunkEndsTheConnection() {
        String head = """
                POST /api/v1/sessions HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/json\r
                Transfer-Encoding: chunked\r
                \r
                """;
        atOnce(Wire.CHUNKS, chunks -> {
            List<Answer> answers = raw().send(head + chunks + SMUGGLED);
            assertThat(answers).as(chunks).hasSizeLessThanOrEqualTo(1);
            answers.forEach(answer -> assertRefused(chunks, answer));
        });
    }

    @Test
    @Tag("H13")
    void whatIsNoHttpOrTooLongIsRefused() {
        atOnce(Wire.NOT_HTTP.entrySet(), message -> {
            String request = message.getKey();
            String shown = request.substring(0, Math.min(80, request.length()));
            List<Answer> answers = raw().send(request);
            assertThat(answers).as(shown).hasSizeLessThanOrEqualTo(1);
            answers.forEach(answer -> {
                if (message.getValue() != 501) {
                    assertRefused(shown, answer);
                }
                assertThat(answer.status()).as(shown + answer).isEqualTo(message.getValue());
            });
        });
    }

    @Test
    @Tag("H13")
    void aRequestThatNeverEndsIsDropped() {
        List<String> all = List.of(
                "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ",
                "POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
        atOnce(all, unfinished -> {
            raw().send(unfinished).forEach(answer -> assertRefused(unfinished, answer));
        });
    }

    @Test
    @Tag("H11")
    void noForgedTokenOpensAnyRoute() {
        ForgedTokens forged = new ForgedTokens(
                SERVER.settings().security().tokenKeys().value(),
                SERVER.clock().instant(),
                SERVER.newId(),
                SERVER.newId());
        Api genuine = SERVER.anonymous().bearer(forged.genuine());
        assertThat(genuine.get("/api/v1/drafts").status()).isEqualTo(200);
        assertThat(forged.all()).hasSizeGreaterThan(90);
        List<Target> guarded = targets.stream()
                .filter(target -> !target.endpoint().access().open())
                .toList();
        // Every route meets a quarter of them, every forgery a quarter of the routes.
        int turn = 0;
        for (Map.Entry<String, String> forgery : forged.all().entrySet()) {
            for (int i = turn++ % 4; i < guarded.size(); i += 4) {
                assertUnauthenticated(guarded.get(i), forgery.getKey(), forgery.getValue());
            }
        }
    }

    private static void assertUnauthenticated(Target target, String what, String token) {
        Api caller = SERVER.anonymous().with("Authorization", "Bearer " + token);
        Answer answer = sent(target, caller, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        assertRefused(target + " " + what, answer);
        assertThat(answer.status()).as(target + " " + what).isEqualTo(401);
        assertThat(answer.code()).as(target + " " + what).isEqualTo("http.unauthenticated");
    }

    @Test
    @Tag("H11")
    void noOtherSecretOfASignInIsAnAccessToken() {
        Api nobody = SERVER.anonymous();
        JsonNode signedUp =
                nobody.post("/api/v1/accounts", SignUps.body(SERVER, nobody)).json();
        String access = signedUp.path("accessToken").asText();
        String refresh = signedUp.path("refreshToken").asText();
        Answer swapped = nobody.post("/api/v1/sessions/refresh", Map.of("refreshToken", access));
        assertThat(swapped.code()).isEqualTo("account.session-ended");
        String key = nobody.bearer(access)
                .get("/api/v1/drafts/local-key")
                .json()
                .path("key")
                .asText();
        assertThat(nobody.bearer(access).delete("/api/v1/sessions/current").status())
                .isEqualTo(204);
        for (Target target : targets) {
            if (!target.endpoint().access().open()) {
                assertUnauthenticated(target, "refresh token", refresh);
                assertUnauthenticated(target, "local key", key);
                assertUnauthenticated(target, "after signing out", access);
                for (String header :
                        new String[] {"", "Bearer", "Basic " + access, "bearer" + access, access, "Bearer  " + access
                        }) {
                    Answer answer = sent(target, nobody.with("Authorization", header), "", new byte[0]);
                    assertThat(answer.code()).as(target + header).isEqualTo("http.unauthenticated");
                }
                Api cookie = nobody.with("Cookie", "__Host-fg-access=" + access + "; __Host-fg-refresh=" + refresh);
                assertThat(sent(target, cookie, "", new byte[0]).status())
                        .as(target.toString())
                        .isIn(401, 403);
            }
        }
    }
}
