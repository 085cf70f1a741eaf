package org.fairgate.app.ops;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;

/** Liveness, readiness and metrics. */
public final class HealthRoutes {
    private static final long PATIENCE_MS = 2_000;

    private final Db db;
    private final PrometheusMeterRegistry metrics;
    private final List<String> metricsReaders;
    private volatile boolean started;
    private volatile boolean draining;

    public HealthRoutes(Db db, PrometheusMeterRegistry metrics, List<String> metricsReaders) {
        this.db = db;
        this.metrics = metrics;
        this.metricsReaders = List.copyOf(metricsReaders);
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/health/live", Access.PUBLIC, this::live),
                Endpoint.get("/health/ready", Access.PUBLIC, this::ready),
                Endpoint.get("/metrics", Access.PUBLIC, this::metrics));
    }

    /** From now on everything that callers count on is there. */
    public void started() {
        started = true;
    }

    /** From now on the balancer is told to send nobody here. */
    public void drain() {
        draining = true;
    }

    private Future<Reply> live(Call call) {
        return Future.succeededFuture(Reply.json(Map.of("status", "up")));
    }

    /** Ready means: all started, the demo's accounts included, not draining, and the primary answers a statement and would take a write. */
    private Future<Reply> ready(Call call) {
        if (draining) {
            return Future.succeededFuture(answer("draining", false));
        }
        if (!started) {
            return Future.succeededFuture(answer("starting", false));
        }
        return db.read(client -> client.query("SELECT pg_is_in_recovery()").execute())
                .timeout(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .map(rows -> rows.iterator().next().getBoolean(0))
                .map(standby -> answer(standby ? "read-only" : "up", !standby))
                .otherwise(away -> answer("unreachable", false));
    }

    private static Reply answer(String database, boolean ready) {
        return Reply.json(ready ? 200 : 503, Map.of("status", ready ? "ready" : "not-ready", "database", database));
    }

    private Future<Reply> metrics(Call call) {
        if (!metricsReaders.isEmpty() && !metricsReaders.contains(call.clientAddress())) {
            return Future.failedFuture(HttpProblem.NOT_FOUND.problem());
        }
        return Future.succeededFuture(
                Reply.bytes(200, "text/plain; version=0.0.4; charset=utf-8", Buffer.buffer(metrics.scrape())));
    }
}
