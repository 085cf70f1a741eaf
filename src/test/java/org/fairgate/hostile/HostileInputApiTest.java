package org.fairgate.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fairgate.kernel.id.UnitId;
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
            .with("FAIRGATE_HTTP_BODY_TIMEOUT", "2s")
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
            for (String type : new String[] {
                "",
                "text/plain",
                "text/json",
                "application/xml",
                "application/jsonx",
                "application/",
                "json",
                ";",
                "a/b/c",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=x",
                "multipart/form-data; boundary=\"x",
                "multipart/mixed; boundary=x"
            }) {
                Answer answer = sent(target, caller, type, body);
                assertRefused(target + " as " + type, answer);
                assertThat(answer.status()).as(target + " as " + type).isIn(400, 415);
            }
            byte[] form = "a=%zz&%=%&=&&&a=1;b".getBytes(StandardCharsets.UTF_8);
            assertRefused(target + " form", sent(target, caller, "application/x-www-form-urlencoded", form));
        }
    }

    @Test
    @Tag("H15")
    void aBrokenUploadIsRefused() {
        String file = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\nGIF89a\r\n";
        String purpose = "--b\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n%s\r\n";
        List<String> bodies = List.of(
                "",
                "\r\n",
                "--b",
                "--b--",
                "--b\r\n--b--\r\n",
                "--c\r\n\r\n--c--\r\n",
                "{}",
                file.formatted("a.png"),
                file.formatted("a.png") + "--b--\r\n",
                purpose.formatted("qualification") + "--b--\r\n",
                purpose.formatted("qualification") + file.formatted("../../../tmp/x") + "--b--\r\n",
                purpose.formatted("qualification") + file.formatted("a.png") + file.formatted("b.png") + "--b--\r\n",
                purpose.formatted("qualification") + purpose.formatted("qualification") + file.formatted("a")
                        + "--b--\r\n",
                purpose.formatted("\0") + file.formatted("a.png\0.jsp") + "--b--\r\n",
                purpose.formatted("nothing") + file.formatted("\\\"; name=\\\"x") + "--b--\r\n",
                "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: ; name=;;\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename*=UTF-8''%zz\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\nContent-Type: ;;;charset=none\r\n\r\nx\r\n"
                        + "--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=no-such\r\n\r\nx\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: none\r\n\r\nx\r\n--b--\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n",
                "--b\r\n" + "X".repeat(30_000) + ": y\r\n\r\nx\r\n--b--\r\n",
                purpose.formatted("q").repeat(1_000) + "--b--\r\n",
                file.formatted("a.png").repeat(200) + "--b--\r\n");
        for (Target target : targets) {
            if (target.operation()
                    .node()
                    .at("/requestBody/content/multipart~1form-data")
                    .isObject()) {
                Api caller = target.caller();
                for (String body : bodies) {
                    Answer answer = sent(
                            target,
                            caller,
                            "multipart/form-data; boundary=b",
                            body.getBytes(StandardCharsets.ISO_8859_1));
                    assertRefused(body.substring(0, Math.min(200, body.length())), answer);
                }
            }
        }
    }

    @Test
    @Tag("H10")
    void noPathNamesWhatIsNotTheCallers() {
        UnitId other = SERVER.newUnit();
        String[] values = {
            other.toString(),
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "0",
            "-1",
            "null",
            "undefined",
            "*",
            "%20",
            "4294967297",
            "1e999",
            "a".repeat(300),
            "%00",
            "a%00b",
            "%0d%0aX:y",
            "..",
            "%2e%2e",
            "%2e%2e%2f",
            "..%2f..%2fetc",
            "..%5c",
            "%252e%252e",
            "%2F",
            "a%2Fb",
            ";x=y",
            "a;jsessionid=1",
            "%ff",
            "%c0%ae",
            "%ed%a0%80",
            "%e4%bd",
            "%f0%9f%98%80",
            "%",
            "%z",
            "%zz",
            "%1",
            "%u0041",
            "%e4%b8%ad",
            "'",
            "\"",
            "a'--",
            "<x>",
            "{x}",
            "|",
            "^",
            "`",
            "\\",
            "%27%20OR%201=1",
            "$%7Bjndi:x%7D",
            "%E2%80%AE",
            "\u00ff",
            "\u00e4",
            "~",
            "person.",
            "person." + other,
            "person.x",
            "unit%00"
        };
        for (Target target : targets) {
            if (target.hasParameter()) {
                for (String value : values) {
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
        String[] queries = {
            "?",
            "??",
            "?&&&",
            "?=",
            "?q",
            "?q=",
            "?q=%",
            "?q=%zz",
            "?q=%ff",
            "?q=%00",
            "?q=%c0%ae",
            "?q=%ed%a0%80",
            "?q=a&q=b",
            "?q[]=a",
            "?q=" + "a".repeat(3_000),
            "?limit=99999999999999999999",
            "?limit=-1",
            "?limit=1.9",
            "?cursor=%00",
            "?q=%25_%5c'",
            "?q=.*%2B(",
            "?q=\u00e4",
            "?q=<>\"'",
            "?_method=DELETE",
            "?access_token=x",
            "?q=a;b=c",
            "#fragment",
            "?" + "a=1&".repeat(900)
        };
        for (Target target : targets) {
            if (target.operation().method().equals("GET")) {
                for (String query : queries) {
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
        Set<String> paths = new LinkedHashSet<>();
        targets.forEach(target -> paths.add(target.path()));
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
                if (!served && paths.remove(target.path() + method) == false) {
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
        byte[] megabyte = new byte[1 << 20];
        for (Target target : targets) {
            String head = target.head(target.operation().method(), target.path())
                    + "If-None-Match: *\r\nContent-Type: "
                    + (target.takesJson() ? "application/json" : "multipart/form-data; boundary=b") + "\r\n";
            List<Answer> announced = raw().send(head + "Content-Length: 10737418240\r\n\r\n{");
            List<Answer> streamed =
                    raw().send(concat(head + "Transfer-Encoding: chunked\r\n\r\n400000\r\n", megabyte), 4);
            for (List<Answer> answers : List.of(announced, streamed)) {
                assertThat(answers).as(target.toString()).hasSizeLessThanOrEqualTo(1);
                answers.forEach(answer -> assertAnswered(target.toString(), answer));
            }
            if (target.operation().node().has("requestBody")) {
                assertThat(announced.get(0).status()).as(target.toString()).isEqualTo(413);
            }
        }
    }

    private static byte[] concat(String head, byte[] body) {
        byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    @Test
    @Tag("H13")
    void doubtfulFramingIsRefusedAndTheConnectionEnds() {
        String[] framings = {
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
            "Content-Length: 0\r\nContent-Length: 5",
            "Content-Length: 5\r\nContent-Length: 5",
            "Content-Length: 5, 5",
            "Content-Length: 5,6",
            "Content-Length: -5",
            "Content-Length: +5",
            "Content-Length: 5x",
            "Content-Length: 0x5",
            "Content-Length: 5 5",
            "Content-Length: 5.0",
            "Content-Length: ",
            "Content-Length: \u0000",
            "Content-Length: 99999999999999999999",
            "Content-Length : 5",
            "Content-Length\t: 5",
            " Content-Length: 5",
            "Content-Length: 5\r\n Transfer-Encoding: chunked",
            "Content-Xength: 5",
            "Content_Length: 5",
            "Content-Length\u0000: 5",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip, chunked",
            "Transfer-Encoding: chunked, identity",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: xchunked",
            "Transfer-Encoding: \u000bchunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: x",
            "Transfer-Encoding:\r\n chunked",
            "Transfer-Encoding : chunked",
            "Transfer_Encoding: chunked",
            "Transfer-Encodings: chunked",
            "Transfer-Encoding: \"chunked\"",
            "Foo: bar\rTransfer-Encoding: chunked",
            "Foo\r\nContent-Length: 5",
            ": x",
            "Foo bar: x",
            "Foo: \u0000",
            "F\u00f6o: x",
            "Host: 127.0.0.1",
            "Expect: 200-maybe",
            "Upgrade: h2c\r\nConnection: upgrade, http2-settings\r\nHTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        };
        for (String framing : framings) {
            String request = "POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + framing + "\r\n\r\n0\r\n\r\n" + SMUGGLED;
            List<Answer> answers = raw().send(request);
            assertThat(answers).as(framing).hasSizeLessThanOrEqualTo(1);
            answers.forEach(answer -> assertRefused(framing, answer));
        }
    }

    @Test
    @Tag("H13")
    void aBrokenChunkEndsTheConnection() {
        String head = "POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n";
        for (String chunks : new String[] {
            "zz\r\n{}\r\n0\r\n\r\n",
            "-2\r\n{}\r\n0\r\n\r\n",
            "+2\r\n{}\r\n0\r\n\r\n",
            "0x2\r\n{}\r\n0\r\n\r\n",
            "ffffffff\r\n{}\r\n0\r\n\r\n",
            "fffffffffffffffff\r\n{}\r\n0\r\n\r\n",
            "2\n{}\n0\n\n",
            "2\r\n{}x\r\n0\r\n\r\n",
            "2\r\n{}\r0\r\n\r\n",
            " 2\r\n{}\r\n0\r\n\r\n",
            "2;" + "x".repeat(20_000) + "\r\n{}\r\n0\r\n\r\n",
            "2\r\n{}\r\n0\r\nContent-Length: 5\r\n\r\n",
            "2\r\n{}\r\n0\r\nX: " + "y".repeat(20_000) + "\r\n\r\n",
            "\r\n",
            ""
        }) {
            List<Answer> answers = raw().send(head + chunks + SMUGGLED);
            assertThat(answers).as(chunks).hasSizeLessThanOrEqualTo(1);
            answers.forEach(answer -> assertRefused(chunks, answer));
        }
    }

    @Test
    @Tag("H13")
    void whatIsNoHttpOrTooLongIsRefused() {
        String host = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        Map<String, Integer> requests = Map.ofEntries(
                Map.entry("GET /" + "a".repeat(5_000) + host + "\r\n", 414),
                Map.entry("GET /api/v1/delegations?q=" + "a".repeat(60_000) + host + "\r\n", 414),
                Map.entry("GET /health/live" + host + "X: " + "y".repeat(9_000) + "\r\n\r\n", 431),
                Map.entry("GET /health/live" + host + "X-".repeat(5_000) + ": y\r\n\r\n", 431),
                Map.entry("GET /health/live" + host + "X: y\r\n".repeat(3_000) + "\r\n", 431),
                Map.entry("GET /health/live" + host + "Cookie: " + "a=b; ".repeat(2_000) + "\r\n\r\n", 431),
                Map.entry("G".repeat(10_000) + " / HTTP/1.1\r\n\r\n", 414),
                Map.entry("GET /health/live HTTP/9.9\r\n\r\n", 400),
                Map.entry("GET /health/live FOO/1.1\r\n\r\n", 400),
                Map.entry("GET /health/live\r\n\r\n", 400),
                Map.entry("\0\0\0\r\n\r\n", 400),
                Map.entry("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
                Map.entry("\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n", 400),
                Map.entry("GET http://[::1" + host + "\r\n", 400),
                Map.entry("GET *" + host + "\r\n", 400),
                Map.entry("GET health/live" + host + "\r\n", 400),
                Map.entry("GET /%zz" + host + "\r\n", 400),
                Map.entry("GET /health/live HTTP/1.1\r\n\r\n", 400),
                Map.entry("GET /health/live HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
                Map.entry("GET /health/live HTTP/1.1\r\nHost: \r\n\r\n", 400));
        requests.forEach((request, status) -> {
            String shown = request.substring(0, Math.min(80, request.length()));
            List<Answer> answers = raw().send(request);
            assertThat(answers).as(shown).hasSizeLessThanOrEqualTo(1);
            answers.forEach(answer -> {
                assertRefused(shown, answer);
                assertThat(answer.status()).as(shown + answer).isEqualTo(status);
            });
        });
    }

    @Test
    @Tag("H13")
    void aRequestThatNeverEndsIsDropped() {
        for (String unfinished : new String[] {
            "GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ",
            "POST /api/v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
        }) {
            raw().send(unfinished).forEach(answer -> assertRefused(unfinished, answer));
        }
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
        for (Target target : targets) {
            if (!target.endpoint().access().open()) {
                forged.all().forEach((what, token) -> assertUnauthenticated(target, what, token));
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
