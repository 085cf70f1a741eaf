package org.fairgate.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class IdempotencyApiTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int CALLERS = 12;

    private final Counter counter = new Counter(DATABASE);
    private final UUID caller = counter.newCaller();

    private static String code(HttpResponse<Buffer> answer) {
        return answer.bodyAsJsonObject().getString("code");
    }

    @Test
    void aRepeatedRequestIsAnsweredAsTheFirstTimeAndRunsOnce() {
        HttpResponse<Buffer> first = counter.post("/api/v1/counts", caller, "k1", "a");
        HttpResponse<Buffer> again =
                counter.send(1, "/api/v1/counts", caller, "k1", "a").await();
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.getHeader("Idempotency-Replayed")).isNull();
        assertThat(again.getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        for (String header : List.of("Location", "Content-Type", "Set-Cookie")) {
            assertThat(again.getHeader(header)).isNotNull().isEqualTo(first.getHeader(header));
        }
        assertThat(counter.runs).hasValue(1);
    }

    @Test
    void withoutAKeyEachRequestRuns() {
        for (int i = 1; i <= 2; i++) {
            assertThat(counter.request(0, "/api/v1/counts", caller)
                            .sendJson(Map.of("name", "a"))
                            .await()
                            .bodyAsJsonObject()
                            .getInteger("number"))
                    .isEqualTo(i);
        }
    }

    @Test
    void anotherBodyOrRouteUnderAUsedKeyIsRefused() {
        assertThat(counter.post("/api/v1/counts", caller, "k", "a").statusCode())
                .isEqualTo(201);
        for (HttpResponse<Buffer> refused : List.of(
                counter.post("/api/v1/counts", caller, "k", "b"),
                counter.post("/api/v1/other-counts", caller, "k", "a"),
                counter.post("/api/v1/counts?x=1", caller, "k", "a"))) {
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(code(refused)).isEqualTo("idempotency.other-request");
            assertThat(refused.getHeader("Content-Type")).isEqualTo("application/problem+json");
        }
        assertThat(counter.runs).hasValue(1);
    }

    @Test
    void aKeyBelongsToOneCaller() {
        HttpResponse<Buffer> mine = counter.post("/api/v1/counts", caller, "k", "a");
        HttpResponse<Buffer> theirs = counter.post("/api/v1/counts", counter.newCaller(), "k", "a");
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.body()).isNotEqualTo(mine.body());
        assertThat(counter.runs).hasValue(2);
    }

    @Test
    void anOpenRouteTakesNoKeyEvenFromSomebodyWhoIsSignedIn() {
        assertThat(counter.post("/api/v1/open", caller, "k", "a").statusCode()).isEqualTo(201);
        assertThat(counter.post("/api/v1/open", caller, "k", "a").statusCode()).isEqualTo(201);
        assertThat(counter.runs).hasValue(2);
    }

    /** All of them are under way at once: the one that runs ends only after the others have been answered. */
    @Test
    void ofEqualRequestsAtOnceOnSeveralNodesOneRuns() {
        List<Future<HttpResponse<Buffer>>> all = IntStream.range(0, CALLERS)
                .mapToObj(i -> counter.send(i % 2, "/api/v1/waits", caller, "race", "a"))
                .toList();
        List<Future<HttpResponse<Buffer>>> refused = firstToEnd(all, CALLERS - 1);
        assertThat(counter.runs).hasValue(1);
        counter.finish("a");
        for (Future<HttpResponse<Buffer>> each : refused) {
            assertThat(each.result().statusCode()).isEqualTo(409);
            assertThat(code(each.result())).isEqualTo("idempotency.in-progress");
            assertThat(each.result().getHeader("Retry-After")).isEqualTo("1");
        }
        Future<HttpResponse<Buffer>> ran =
                all.stream().filter(each -> !refused.contains(each)).findFirst().orElseThrow();
        assertThat(ran.await().statusCode()).isEqualTo(201);
        HttpResponse<Buffer> later =
                counter.send(1, "/api/v1/waits", caller, "race", "a").await();
        assertThat(later.body()).isEqualTo(ran.result().body());
        assertThat(counter.runs).hasValue(1);
    }

    /** The negative control: the same race with a key of its own for each request lets all of them run. */
    @Test
    void withKeysOfTheirOwnAllRequestsAtOnceRun() {
        List<Future<HttpResponse<Buffer>>> all = IntStream.range(0, CALLERS)
                .mapToObj(i -> counter.send(i % 2, "/api/v1/waits", caller, "own-" + i, "a"))
                .toList();
        while (counter.runs.get() < CALLERS) {
            Thread.onSpinWait();
        }
        assertThat(all).noneMatch(Future::isComplete);
        for (int i = 0; i < CALLERS; i++) {
            counter.finish("a");
        }
        Future.all(all).await();
        assertThat(all).allMatch(each -> each.result().statusCode() == 201);
    }

    private static List<Future<HttpResponse<Buffer>>> firstToEnd(List<Future<HttpResponse<Buffer>>> all, int many) {
        List<Future<HttpResponse<Buffer>>> ended = List.of();
        while (ended.size() < many) {
            Thread.onSpinWait();
            ended = all.stream().filter(Future::isComplete).toList();
        }
        return ended;
    }

    @Test
    void aFailureOfOursAndARequestThatIsNotRightLeaveTheKeyFree() {
        for (String path : List.of("/api/v1/failures", "/api/v1/refusals/400")) {
            int before = counter.runs.get();
            int status = counter.post(path, caller, "k" + path, "a").statusCode();
            assertThat(counter.post(path, caller, "k" + path, "a").statusCode()).isEqualTo(status);
            assertThat(counter.runs).hasValue(before + 2);
        }
        HttpResponse<Buffer> malformed = counter.request(0, "/api/v1/counts", caller)
                .putHeader("Idempotency-Key", "typo")
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer("{\"nam\":1}"))
                .await();
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(counter.post("/api/v1/counts", caller, "typo", "a").statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRefusalByTheStateOfThingsIsKept() {
        HttpResponse<Buffer> first = counter.post("/api/v1/refusals/404", caller, "k", "a");
        HttpResponse<Buffer> again = counter.post("/api/v1/refusals/404", caller, "k", "a");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(counter.runs).hasValue(1);
    }

    @Test
    void aKeyWhoseNodeDiedIsTakenOverAfterTheLeaseAndTheDeadOneWritesNothing() {
        Future<HttpResponse<Buffer>> lost = counter.send(0, "/api/v1/waits", caller, "k", "a");
        while (counter.waiting.isEmpty()) {
            Thread.onSpinWait();
        }
        counter.world.clock.advance(Duration.ofSeconds(59));
        assertThat(counter.send(1, "/api/v1/waits", caller, "k", "a").await().statusCode())
                .isEqualTo(409);
        counter.world.clock.advance(Duration.ofSeconds(2));
        assertThat(counter.post("/api/v1/waits", caller, "k", "b").statusCode()).isEqualTo(422);
        Future<HttpResponse<Buffer>> second = counter.send(1, "/api/v1/waits", caller, "k", "a");
        while (counter.waiting.size() < 2) {
            Thread.onSpinWait();
        }
        counter.finish("late");
        assertThat(lost.await().bodyAsJsonObject().getString("name")).isEqualTo("late");
        counter.finish("taken over");
        assertThat(second.await().statusCode()).isEqualTo(201);
        assertThat(counter.post("/api/v1/waits", caller, "k", "a").body())
                .isEqualTo(second.result().body());
    }

    @Test
    void aRouteMayRequireAKey() {
        HttpResponse<Buffer> without = counter.request(0, "/api/v1/orders", caller)
                .sendJson(Map.of("name", "a"))
                .await();
        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(code(without)).isEqualTo("idempotency.missing");
        assertThat(counter.post("/api/v1/orders", caller, "k", "a").statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "é", "tab\tbed"})
    void aKeyIsVisibleAscii(String key) {
        HttpResponse<Buffer> refused = counter.post("/api/v1/counts", caller, key, "a");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("idempotency.bad-key");
        assertThat(counter.runs).hasValue(0);
    }

    @Test
    void aKeyHasAtMost255CharactersAndIsSentOnce() {
        assertThat(counter.post("/api/v1/counts", caller, "!".repeat(255), "a").statusCode())
                .isEqualTo(201);
        assertThat(code(counter.post("/api/v1/counts", caller, "!".repeat(256), "a")))
                .isEqualTo("idempotency.bad-key");
        HttpResponse<Buffer> twice = counter.request(0, "/api/v1/counts", caller)
                .putHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("Idempotency-Key", "a")
                        .add("Idempotency-Key", "a"))
                .sendJson(Map.of("name", "a"))
                .await();
        assertThat(code(twice)).isEqualTo("idempotency.bad-key");
    }

    @Test
    void whatIsKeptIsEncryptedAndNamesNoKey() {
        assertThat(counter.post("/api/v1/counts", caller, "my-own-key", "a").statusCode())
                .isEqualTo(201);
        String row = DATABASE.sql(
                        "SELECT encode(answer, 'escape') || encode(key_hash, 'escape') FROM idempotency"
                                + " WHERE caller = $1",
                        caller)
                .get(0)
                .getString(0);
        assertThat(row.getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThan(64);
        assertThat(row).doesNotContain("secret-token").doesNotContain("my-own-key");
    }

    @Test
    void keysAreForgottenAfterSevenDays() {
        assertThat(counter.post("/api/v1/counts", caller, "k", "a").statusCode())
                .isEqualTo(201);
        counter.world.clock.advance(Duration.ofDays(7));
        assertThat(counter.world.idempotency.purge().await()).isZero();
        counter.world.clock.advance(Duration.ofSeconds(1));
        assertThat(counter.world.idempotency.purge().await()).isPositive();
        assertThat(counter.post("/api/v1/counts", caller, "k", "another").statusCode())
                .isEqualTo(201);
    }
}
