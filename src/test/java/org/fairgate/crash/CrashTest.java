package org.fairgate.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.fairgate.edition.EditionLoader;
import org.fairgate.kernel.Role;
import org.fairgate.platform.config.Secret;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.db.Databases;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.db.EmbeddedDatabase;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.limit.Gate;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F1 and F3 of the fault matrix: no acknowledged save is lost, whatever is killed, whenever. */
class CrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 20);
    private static final int TYPISTS = 40;
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    /** Kills of which one has to come between an answer and its commit, where a server answers first. */
    private static final int MOST_CONTROL_KILLS = 60;

    /** For whatever has to come; it ends as soon as that has come, and only a hanging service uses it up. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** From the moment that somebody's save was acknowledged until the kill. */
    private static final int LATEST_KILL_MS = 800;

    private static final long SEED = Long.getLong("crash.seed", System.nanoTime());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Random random = new Random(SEED);
    private final int port = ServerProcess.freePort();
    private final int databasePort = ServerProcess.freePort();

    @SuppressWarnings("NullAway.Init")
    private EmbeddedDatabase database;

    @BeforeEach
    void startDatabase() {
        System.out.println("crash.seed=" + SEED);
        database = EmbeddedDatabase.start(directory, databasePort);
        int applied = org.fairgate.platform.db.Migrations.run(
                SettingsLoader.load(List.of(), environment()).database());
        assertThat(applied).isPositive();
        openAnEdition();
    }

    private void openAnEdition() {
        var settings = SettingsLoader.load(List.of(), environment()).database();
        Pool pool = new Databases(vertx, settings).open();
        Db db = new Db(
                pool,
                new Gate(vertx, new SimpleMeterRegistry(), new Bounds("database", 4, 10, Duration.ofSeconds(20))));
        new EditionLoader(db, InstantSource.system(), new Ids(InstantSource.system(), new SecureRandom()))
                .load()
                .await();
        pool.close().await();
    }

    @AfterEach
    void stop() throws IOException {
        vertx.close().await();
        database.close();
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "FAIRGATE_DATABASE_URI",
                database.uri(),
                "FAIRGATE_DATABASE_TLS",
                "disable",
                "FAIRGATE_DATABASE_MIGRATE",
                "false",
                "FAIRGATE_ROLES",
                "http,auto-save",
                "FAIRGATE_HTTP_PORT",
                Integer.toString(port),
                "FAIRGATE_BLOB_DIRECTORY",
                directory.resolve("blobs").toString(),
                "FAIRGATE_SECURITY_TOKEN_KEYS",
                "k1:" + KEY,
                "FAIRGATE_SECURITY_FIELD_KEYS",
                "f1:" + KEY,
                "FAIRGATE_SECURITY_INDEX_KEY",
                KEY));
    }

    private Typists typists() {
        AccessTokens tokens = new AccessTokens(
                vertx,
                KeyRing.parse("keys", new Secret("k1:" + KEY)),
                InstantSource.system(),
                Duration.ofMinutes(55),
                Duration.ofSeconds(60));
        Ids ids = new Ids(InstantSource.system(), new SecureRandom());
        Map<UUID, String> made = new HashMap<>();
        return new Typists(vertx, port, TYPISTS, unit -> {
            synchronized (made) {
                return made.computeIfAbsent(unit, id -> tokens.issue(id, Role.UNIT, ids.next(), ids.next()));
            }
        });
    }

    @Test
    @Tag("R-SAVE-1")
    void killingTheServerLosesNoAcknowledgedSave() throws Exception {
        assertThat(lostAfterKills(KILLS, 0)).isEmpty();
    }

    @Test
    @Tag("R-SAVE-1")
    void killingPostgresLosesNoAcknowledgedSave() throws Exception {
        assertThat(lostAfterKills(0, Math.max(3, KILLS / 4))).isEmpty();
    }

    @Test
    @Tag("R-SAVE-1")
    void aServerThatAnswersBeforeTheCommitIsFoundOut() throws Exception {
        Typists typists = typists();
        List<String> lost = List.of();
        try (ServerProcess server = server("org.fairgate.app.FaultyMain")) {
            server.start();
            awaitReady(typists, server);
            for (int i = 0; i < MOST_CONTROL_KILLS && lost.isEmpty(); i++) {
                typists.start();
                typeSome(typists, server);
                lost = lostBy(typists, server);
            }
        }
        assertThat(lost).isNotEmpty();
    }

    private ServerProcess server(String mainClass) {
        return new ServerProcess(mainClass, environment(), directory.resolve("server.log"));
    }

    /** Runs typists while things are killed, then compares their journal with what a fresh server returns. */
    private List<String> lostAfterKills(int serverKills, int databaseKills) throws Exception {
        Typists typists = typists();
        try (ServerProcess server = server("org.fairgate.app.Main")) {
            server.start();
            awaitReady(typists, server);
            typists.start();
            for (int i = 0; i < serverKills; i++) {
                typeSome(typists, server);
                server.kill();
                server.start();
                awaitReady(typists, server);
            }
            for (int i = 0; i < databaseKills; i++) {
                typeSome(typists, server);
                killDatabase();
                awaitReady(typists, server);
            }
            typeSome(typists, server);
            return lostBy(typists, server);
        }
    }

    /** Kills the server, and compares once everybody has stopped and a new one is there. */
    private List<String> lostBy(Typists typists, ServerProcess server) throws Exception {
        server.kill();
        typists.stop();
        server.start();
        awaitReady(typists, server);
        return lost(typists);
    }

    /** So that each kill strikes people whose saves are acknowledged, however slow the machine is. */
    private void typeSome(Typists typists, ServerProcess server) throws IOException {
        long before = typists.acknowledged();
        await("acknowledged save", server, () -> typists.acknowledged() > before + TYPISTS);
        pass(random.nextInt(LATEST_KILL_MS));
    }

    private void awaitReady(Typists typists, ServerProcess server) throws IOException {
        await("ready service", server, () -> typists.ready().await());
    }

    private void await(String what, ServerProcess server, BooleanSupplier come) throws IOException {
        long since = System.nanoTime();
        while (!come.getAsBoolean()) {
            if (!server.isAlive() || System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new AssertionError("no " + what + "; server log: " + server.log());
            }
            pass(20);
        }
    }

    private void pass(long ms) {
        var unused = vertx.timer(ms, TimeUnit.MILLISECONDS).await();
    }

    /** SIGKILL for the postmaster; its directory is then taken over by a new one on the same port. */
    private void killDatabase() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("postgres/postmaster.pid"))
                .get(0)
                .trim());
        boolean killed =
                ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        assertThat(killed).isTrue();
        try {
            database.close();
        } catch (IOException | RuntimeException e) {
            // It is dead already; only the directory's lock had to be given back.
        }
        database = EmbeddedDatabase.start(directory, databasePort);
    }

    private static List<String> lost(Typists typists) throws TimeoutException {
        List<String> lost = new ArrayList<>();
        for (Typists.Typist typist : typists.all()) {
            Typists.Found found = typists.read(typist).await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (found.version() < typist.version || found.text() < typist.text) {
                lost.add(typist.unit + ": acknowledged " + typist.version + ", found " + found);
            }
        }
        return lost;
    }
}
