package org.fairgate.platform.db;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fairgate.platform.config.Settings;

/** Opens pools with every limit set: the client's own defaults leave several open. */
public final class Databases {
    /** Connections are renewed after this many minutes (spread by the pool), so that a failover is followed. */
    private static final int LIFETIME_MINUTES = 15;

    private final Vertx vertx;
    private final Settings.Database settings;

    public Databases(Vertx vertx, Settings.Database settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /** A pool for services and pages. */
    public Pool open() {
        return open("fairgate", settings.poolSize(), Map.of());
    }

    /**
     * A pool of its own, so that one kind of work cannot starve another.
     *
     * @param properties further PostgreSQL settings of its connections
     */
    public Pool open(String name, int size, Map<String, String> properties) {
        PoolOptions pool = new PoolOptions()
                .setName(name)
                .setShared(true)
                .setMaxSize(size)
                .setMaxWaitQueueSize(size * 8)
                .setConnectionTimeout(Math.toIntExact(settings.acquireTimeout().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(10)
                .setIdleTimeoutUnit(TimeUnit.MINUTES)
                .setMaxLifetime(LIFETIME_MINUTES)
                .setMaxLifetimeUnit(TimeUnit.MINUTES);
        return PgBuilder.pool()
                .with(pool)
                .with(new NetClientOptions()
                        .setConnectTimeout(
                                Math.toIntExact(settings.connectTimeout().toMillis()))
                        .setTcpKeepAlive(true)
                        .setTcpUserTimeout(
                                Math.toIntExact(settings.tcpUserTimeout().toMillis())))
                .connectingTo(connection(name, properties))
                .using(vertx)
                .build();
    }

    private PgConnectOptions connection(String name, Map<String, String> properties) {
        PgConnectOptions options = PgConnectOptions.fromUri(settings.uri().value())
                .setPipeliningLimit(1)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlFilter(sql -> true)
                .setSslMode(SslMode.of(settings.tls()))
                .addProperty("application_name", name)
                .addProperty("synchronous_commit", "on")
                .addProperty("TimeZone", "UTC")
                .addProperty(
                        "statement_timeout",
                        Long.toString(settings.statementTimeout().toMillis()))
                .addProperty(
                        "idle_in_transaction_session_timeout",
                        Long.toString(settings.idleInTransactionTimeout().toMillis()));
        options.setMetricsName(name);
        properties.forEach(options::addProperty);
        if (!settings.tls().equals("disable")) {
            boolean verify = settings.tls().startsWith("verify");
            ClientSSLOptions ssl = new ClientSSLOptions().setTrustAll(!verify);
            ssl.setHostnameVerificationAlgorithm(settings.tls().equals("verify-full") ? "HTTPS" : "");
            options.setSslOptions(ssl);
        }
        return options;
    }
}
