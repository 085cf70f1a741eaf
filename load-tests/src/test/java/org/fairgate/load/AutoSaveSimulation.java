package org.fairgate.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Units that fill in their page: type for the interval the server asked for, save, type on, save again.
 *
 * <p>Each user is a unit of its own with its own token. A stale save (412) goes on from the newer version, a refused
 * one (503) keeps the text and waits as {@code Retry-After} says.
 *
 * <p>Settings by {@code -Dname=value}: {@code url} (http://127.0.0.1:8080), {@code users} (1000), {@code ramp} and
 * {@code duration} in seconds (30, 120), {@code page} (unit). The secret that signs the tokens comes from
 * {@code FAIRGATE_SECURITY_TOKEN_KEYS}.
 */
public final class AutoSaveSimulation extends Simulation {
    private static final String URL = System.getProperty("url", "http://127.0.0.1:8080");
    private static final String PAGE = System.getProperty("page", "unit");
    private static final int USERS = Integer.getInteger("users", 1_000);
    private static final Duration RAMP = Duration.ofSeconds(Integer.getInteger("ramp", 30));
    private static final Duration DURATION = Duration.ofSeconds(Integer.getInteger("duration", 120));
    private static final int FIRST_INTERVAL_MS = 5_000;
    private static final long TOKEN_SECONDS = TokenSigner.LIFETIME_SECONDS / 2;

    private final String signingKey =
            System.getenv().getOrDefault("FAIRGATE_SECURITY_TOKEN_KEYS", "").split(",")[0];
    private final ThreadLocal<TokenSigner> signer = ThreadLocal.withInitial(() -> new TokenSigner(signingKey));

    private final Supplier<Iterator<Map<String, Object>>> units = () -> IntStream.rangeClosed(1, USERS)
            .<Map<String, Object>>mapToObj(
                    n -> Map.of("unit", Heads.unit(n), "version", 0L, "saveIntervalMs", FIRST_INTERVAL_MS))
            .iterator();

    private final HttpRequestActionBuilder firstSave = save("first save").header("If-None-Match", "*");
    private final HttpRequestActionBuilder nextSave = save("save").header("If-Match", "\"#{version}\"");

    private final ChainBuilder typing = pause(session -> Duration.ofMillis(session.getInt("saveIntervalMs")));

    private final ChainBuilder saving = exec(this::typed)
            .exec(doIfOrElse(AutoSaveSimulation::isFirst).then(exec(firstSave)).orElse(exec(nextSave)))
            .exec(AutoSaveSimulation::learned)
            .exec(doIf(AutoSaveSimulation::wasRefused).then(pause(AutoSaveSimulation::retryAfter)));

    {
        setUp(scenario("auto-save")
                        .feed(units.get())
                        .exec(pause(session ->
                                Duration.ofMillis(ThreadLocalRandom.current().nextLong(FIRST_INTERVAL_MS))))
                        .exec(during(DURATION).on(typing, saving))
                        .injectOpen(rampUsers(USERS).during(RAMP)))
                .protocols(
                        http.baseUrl(URL).contentTypeHeader("application/json").shareConnections())
                .maxDuration(RAMP.plus(DURATION).plusSeconds(30))
                .assertions(
                        global().failedRequests().percent().lt(0.1),
                        global().responseTime().percentile(99).lt(1_000));
    }

    private static HttpRequestActionBuilder save(String name) {
        return http(name)
                .put("/api/v1/drafts/" + PAGE)
                .header("Authorization", "Bearer #{token}")
                .body(StringBody("#{body}"))
                .check(status().in(200, 412, 503))
                .check(header("ETag").optional().saveAs("etag"))
                .check(header("Retry-After").optional().saveAs("retryAfter"))
                .check(jsonPath("$.saveIntervalMs").ofInt().optional().saveAs("saveIntervalMs"))
                .check(jsonPath("$.currentVersion").ofLong().optional().saveAs("currentVersion"));
    }

    private static boolean isFirst(Session session) {
        return session.getLong("version") == 0;
    }

    /** The text has changed: what the next save will send, with a token that is good for a while. */
    private Session typed(Session session) {
        long version = session.getLong("version");
        long now = Instant.now().getEpochSecond();
        Session next = session.set("body", new String(FormBody.of(version + 1), StandardCharsets.UTF_8))
                .removeAll("etag", "currentVersion", "retryAfter");
        if (session.contains("token") && now - session.getLong("signedAt") < TOKEN_SECONDS) {
            return next;
        }
        String token = signer.get().tokenOf(session.get("unit"), Instant.ofEpochSecond(now));
        return next.set("token", token).set("signedAt", now);
    }

    /** After 200 the new version counts, after 412 the newer one of someone else; after 503 nothing has changed. */
    private static Session learned(Session session) {
        if (session.contains("currentVersion")) {
            return session.set("version", session.getLong("currentVersion"));
        }
        String etag = session.getString("etag");
        return etag == null ? session : session.set("version", Long.parseLong(etag.replace("\"", "")));
    }

    private static boolean wasRefused(Session session) {
        return session.contains("retryAfter");
    }

    private static Duration retryAfter(Session session) {
        return Duration.ofSeconds(session.getInt("retryAfter"));
    }
}
