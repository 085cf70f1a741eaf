package org.fairgate.platform.db;

import io.vertx.pgclient.PgConnectOptions;
import org.fairgate.platform.config.Settings;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to this version. A step of its own: it blocks, so it runs on a worker or in the {@code migrate}
 * command, never on an event loop. Nodes that start together wait for each other on Flyway's lock.
 */
public final class Migrations {
    private Migrations() {}

    /**
     * Applies what is missing of {@code db/migration}.
     *
     * @return how many migrations were applied
     * @throws org.flywaydb.core.api.FlywayException when one fails; it is then rolled back whole
     */
    public static int run(Settings.Database settings) {
        PgConnectOptions target = PgConnectOptions.fromUri(settings.uri().value());
        String url = "jdbc:postgresql://" + target.getHost() + ":" + target.getPort() + "/" + target.getDatabase()
                + "?sslmode=" + settings.tls() + "&options=-c%20lock_timeout=10s";
        return Flyway.configure()
                .dataSource(url, target.getUser(), target.getPassword())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .connectRetries(5)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
