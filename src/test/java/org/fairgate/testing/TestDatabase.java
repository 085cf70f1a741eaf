package org.fairgate.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.config.SettingsLoader;
import org.fairgate.platform.db.Databases;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.db.Migrations;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.limit.Gate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated PostgreSQL database of its own for one test class: {@code @RegisterExtension static final TestDatabase
 * DATABASE = new TestDatabase();}. One server runs for the whole JVM, migrated once as a template; each class gets a
 * copy, so classes never see each other's rows. Tests inside a class keep apart by using units of their own.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private @Nullable Opened opened;

    private record Opened(String name, Settings settings, Vertx vertx, Pool pool, Db db) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        opened = open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Opened mine = now();
        mine.pool.close().await();
        mine.vertx.close().await();
        execute(server(), "DROP DATABASE " + mine.name + " WITH (FORCE)");
    }

    /** Vert.x of this test class. */
    public Vertx vertx() {
        return now().vertx;
    }

    /** The way to the database that services take. */
    public Db db() {
        return now().db;
    }

    /** The pool, for what a test asserts or prepares by SQL. */
    public Pool pool() {
        return now().pool;
    }

    /** The documented defaults, with {@code database.uri} pointing here. */
    public Settings settings() {
        return now().settings;
    }

    /** Where this database is, as {@code postgresql://…}. */
    public String uri() {
        return now().settings.database().uri().value();
    }

    /** Runs one statement and returns its rows; for arranging and asserting. */
    public List<Row> sql(String statement, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        pool().preparedQuery(statement).execute(Tuple.from(parameters)).await().forEach(rows::add);
        return rows;
    }

    /** Runs a {@code SELECT count(*)}. */
    public long count(String statement, Object... parameters) {
        return sql(statement, parameters).get(0).getLong(0);
    }

    private Opened now() {
        return Objects.requireNonNull(opened, "register this extension as a static field");
    }

    private static Opened open() {
        EmbeddedPostgres postgres = server();
        String name = "test_" + COUNT.incrementAndGet();
        execute(postgres, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        Settings settings = settings(postgres, name);
        Vertx vertx = Vertx.vertx();
        Pool pool = new Databases(vertx, settings.database()).open(name, 8, Map.of());
        Gate gate =
                new Gate(vertx, new SimpleMeterRegistry(), new Bounds("database", 8, 1_000, Duration.ofSeconds(20)));
        return new Opened(name, settings, vertx, pool, new Db(pool, gate));
    }

    private static Settings settings(EmbeddedPostgres postgres, String database) {
        String uri = "postgresql://postgres:postgres@localhost:" + postgres.getPort() + "/" + database;
        return SettingsLoader.load(
                List.of(),
                Map.of(
                        "FAIRGATE_DATABASE_URI", uri,
                        "FAIRGATE_DATABASE_TLS", "disable",
                        // A busy build machine is no reason for a test to fail.
                        "FAIRGATE_DATABASE_CONNECT_TIMEOUT", "20s",
                        "FAIRGATE_DATABASE_ACQUIRE_TIMEOUT", "20s"));
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("max_connections", "200")
                        .start();
                execute(started, "CREATE DATABASE " + TEMPLATE);
                int applied = Migrations.run(settings(started, TEMPLATE).database());
                assert applied >= 0;
                server = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    private static void execute(EmbeddedPostgres postgres, String statement) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement work = connection.createStatement()) {
            work.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
