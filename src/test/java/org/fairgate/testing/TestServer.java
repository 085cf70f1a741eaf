package org.fairgate.testing;

import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fairgate.app.Node;
import org.fairgate.app.TestNode;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole node over HTTP for one test class, on a fresh database, with free ports, the demo (edition, delegations,
 * simulator, accounts) and a clock that the test sets:
 * {@code @RegisterExtension static final TestServer SERVER = new TestServer();}. Callers are made of any unit or staff
 * role without signing in: {@code SERVER.unit(unit).put("/api/v1/…", Map.of(…))}.
 */
public final class TestServer implements BeforeAllCallback, AfterAllCallback {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LOOKS = 400;
    private static final long LOOK_MS = 50;
    private static final int READY_LOOKS = 600;
    private static final long READY_LOOK_MS = 50;

    private final Map<String, String> asked = new HashMap<>();
    private final Map<GatewayName, Gateway> gateways = new EnumMap<>(GatewayName.class);
    private final TestDatabase database = new TestDatabase();
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock, RANDOM);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable Running running;

    private record Running(Node node, Path directory, Settings settings, AccessTokens tokens) {}

    /** Starts the node with one more variable of the environment, such as {@code FAIRGATE_HTTP_MAX_BODY}. */
    public TestServer with(String name, String value) {
        asked.put(name, value);
        return this;
    }

    /** Starts the node with these payment gateways and no others. */
    public TestServer with(Gateway... theirs) {
        for (Gateway gateway : theirs) {
            gateways.put(gateway.name(), gateway);
        }
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        database.beforeAll(context);
        Path directory = Files.createTempDirectory("fairgate-test");
        Map<String, String> environment = environment(directory);
        Settings settings = SettingsLoader.load(List.of(), environment);
        AccessTokens tokens = new AccessTokens(
                database.vertx(),
                KeyRing.parse(
                        "security.tokenKeys",
                        new Secret(settings.security().tokenKeys().value())),
                clock,
                settings.security().accessTokenLife(),
                settings.security().clockLeeway());
        GatewayKeys.lend(directory);
        running = new Running(node(environment), directory, settings, tokens);
        GatewayKeys.keep(directory);
        awaitReady();
    }

    private Node node(Map<String, String> environment) throws Exception {
        return gateways.isEmpty()
                ? TestNode.start(environment, clock)
                : TestNode.start(environment, clock, Map.copyOf(gateways));
    }

    /** The demo unit signs up in the background, which a test that moves the clock would disturb. */
    private void awaitReady() {
        for (int i = 0; i < READY_LOOKS && anonymous().get("/health/ready").status() != 200; i++) {
            var unused =
                    database.vertx().timer(READY_LOOK_MS, TimeUnit.MILLISECONDS).await();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        try {
            if (running != null) {
                running.node.close();
                delete(running.directory);
            }
        } finally {
            database.afterAll(context);
        }
    }

    private Map<String, String> environment(Path directory) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "FAIRGATE_HTTP_HOST", "127.0.0.1",
                "FAIRGATE_HTTP_PORT", "0",
                "FAIRGATE_HTTP_EVENT_LOOPS", "1",
                "FAIRGATE_DATABASE_URI", database.uri(),
                "FAIRGATE_DATABASE_TLS", "disable",
                "FAIRGATE_DATABASE_POOL_SIZE", "6",
                "FAIRGATE_DATABASE_MIGRATE", "false",
                "FAIRGATE_DATABASE_CONNECT_TIMEOUT", "20s",
                "FAIRGATE_DEMO_SIMULATOR_PORT", "0",
                "FAIRGATE_DEMO_SMTP_PORT", "0"));
        environment.put("FAIRGATE_DEMO_ENABLED", "on");
        environment.putAll(Map.of(
                "FAIRGATE_SECURITY_TOKEN_KEYS",
                "test:" + key(),
                "FAIRGATE_SECURITY_FIELD_KEYS",
                "test:" + key(),
                "FAIRGATE_SECURITY_INDEX_KEY",
                key(),
                "FAIRGATE_SECURITY_ARGON_MEMORY_KIB",
                "8192",
                "FAIRGATE_SECURITY_ARGON_PASSES",
                "1",
                "FAIRGATE_EMBEDDED_DIRECTORY",
                directory.toString(),
                "FAIRGATE_BLOB_DIRECTORY",
                directory.resolve("blobs").toString()));
        environment.put("FAIRGATE_DEMO_ENABLED", "on");
        environment.put("FAIRGATE_NOTICE_POLL", "20ms");
        // An answer that would go on is over before a caller loses patience.
        environment.putAll(Map.of(
                "FAIRGATE_EVENTS_POLL", "20ms",
                "FAIRGATE_EVENTS_HEARTBEAT", "200ms",
                "FAIRGATE_EVENTS_LIFE", "1s"));
        environment.putAll(asked);
        return environment;
    }

    private static String key() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private Running now() {
        return Objects.requireNonNull(running, "register this extension as a static field");
    }

    /** The server's clock. */
    public TestClock clock() {
        return clock;
    }

    /** The server's database. */
    public TestDatabase database() {
        return database;
    }

    /** The settings the node was started with. */
    public Settings settings() {
        return now().settings;
    }

    /** The running node. */
    public Node node() {
        return now().node;
    }

    /** Every endpoint that is served. */
    public List<Endpoint> endpoints() {
        return TestNode.endpoints(node());
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return node().app().port();
    }

    /** Where the server is. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** A new id, as every row of ours has. */
    public UUID newId() {
        return ids.next();
    }

    /** A unit that has nothing yet. */
    public UnitId newUnit() {
        return new UnitId(newId());
    }

    /** An access token as the service issues them at this moment of its clock, of a session of its own. */
    public String token(UUID subject, Role role) {
        return now().tokens.issue(subject, role, newId(), newId());
    }

    /** The one-time code sent to this mobile number or mail address, as soon as it has arrived. */
    public String code(String target) {
        return codeAfter(target, "");
    }

    /** The next code that arrives at this target after another one. */
    public String codeAfter(String target, String earlier) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<String> code = TestNode.lastCode(node(), target).filter(found -> !found.equals(earlier));
            if (code.isPresent()) {
                return code.get();
            }
            Object unused =
                    database.vertx().timer(LOOK_MS, TimeUnit.MILLISECONDS).await();
        }
        throw new AssertionError("no code for " + target);
    }

    /** Nobody in particular. */
    public Api anonymous() {
        return new Api(client, uri(), List.of(), (request, answer) -> {});
    }

    /** A signed-in unit. */
    public Api unit(UnitId unit) {
        return anonymous().bearer(token(unit.value(), Role.UNIT));
    }

    /** The demo's unit, which signs up a moment after the node has started. */
    public UnitId demoUnit() {
        for (int i = 0; i < 600; i++) {
            List<Row> found = database.sql("SELECT unit_id FROM account");
            if (!found.isEmpty()) {
                return new UnitId(found.get(0).getUUID(0));
            }
            var unused = database.vertx().timer(100, TimeUnit.MILLISECONDS).await();
        }
        throw new IllegalStateException("the demo's unit has not signed up");
    }

    /** A member of staff who has yet to finish a first sign-in. */
    public Api unfinished(Role role) {
        return anonymous().bearer(now().tokens.issueUnfinished(newId(), role, newId(), newId()));
    }

    /** A signed-in member of staff. */
    public Api staff(Role role, UUID member) {
        return anonymous().bearer(token(member, role));
    }
}
