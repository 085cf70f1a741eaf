package org.fairgate.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fairgate.app.start.Surroundings;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.db.Migrations;
import org.fairgate.platform.metrics.MetricsRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running node: database, Vert.x and {@link App}, started and stopped in order. All its methods may block. */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final long START_SECONDS = 60;

    private final Surroundings surroundings;
    private final Vertx vertx;
    private final App app;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Node(Surroundings surroundings, Vertx vertx, App app) {
        this.surroundings = surroundings;
        this.vertx = vertx;
        this.app = app;
    }

    /** Starts everything this environment asks for; on failure nothing stays behind. */
    public static Node start(Map<String, String> environment) throws Exception {
        return start(environment, Wiring.production());
    }

    static Node start(Map<String, String> environment, Wiring wiring) throws Exception {
        Surroundings surroundings = Surroundings.prepare(environment);
        Settings settings = surroundings.settings();
        PrometheusMeterRegistry metrics = MetricsRegistry.create();
        Vertx vertx = vertx(settings, metrics);
        // The outside world gets ready while the schema does.
        Future<Optional<Demo>> demo = Demo.start(vertx, settings, wiring);
        try {
            if (settings.database().migrate()) {
                int applied = Migrations.run(settings.database());
                LOG.info("{} migrations applied", applied);
            }
            App app = demo.compose(running -> App.start(vertx, settings, metrics, wiring, running))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
            return new Node(surroundings, vertx, app);
        } catch (Exception e) {
            Future<Void> stopped = demo.compose(
                            running -> running.map(Demo::stop).orElseGet(Future::succeededFuture))
                    .otherwiseEmpty()
                    .compose(done -> vertx.close());
            await(stopped.toCompletionStage().toCompletableFuture(), Duration.ofSeconds(10));
            closeDatabase(surroundings);
            throw e;
        }
    }

    private static Vertx vertx(Settings settings, PrometheusMeterRegistry metrics) {
        MicrometerMetricsOptions options = new MicrometerMetricsOptions()
                .setEnabled(true)
                // HTTP is measured by the edge, by route; Vert.x's own labels would carry addresses and paths.
                .setDisabledMetricsCategories(Set.of(
                        MetricsDomain.HTTP_SERVER.toCategory(),
                        MetricsDomain.NET_SERVER.toCategory(),
                        MetricsDomain.NET_CLIENT.toCategory(),
                        MetricsDomain.EVENT_BUS.toCategory()))
                // Each pool of connections is a namespace: without it they would share one gauge.
                .setLabels(EnumSet.of(Label.POOL_TYPE, Label.POOL_NAME, Label.NAMESPACE));
        VertxOptions vertxOptions = new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(App.eventLoops(settings))
                .setMetricsOptions(options);
        return Vertx.builder()
                .with(vertxOptions)
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
    }

    /** The running service. */
    public App app() {
        return app;
    }

    /** Addresses and accounts for the person who started it. */
    public String banner() {
        return app.banner();
    }

    /** Drains and stops, within the drain time and some seconds; harmless when called twice. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Settings.Http http = surroundings.settings().http();
        Duration longest = http.drainDelay().plus(http.drainTimeout()).plusSeconds(10);
        await(app.stop().toCompletionStage().toCompletableFuture(), longest);
        await(vertx.close().toCompletionStage().toCompletableFuture(), Duration.ofSeconds(10));
        closeDatabase(surroundings);
        System.out.println("Fairgate stopped.");
    }

    private static void await(CompletableFuture<?> future, Duration longest) {
        try {
            Object unused = future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopping took too long or failed", e);
        }
    }

    private static void closeDatabase(Surroundings surroundings) {
        surroundings.embedded().ifPresent(database -> {
            try {
                database.close();
            } catch (IOException e) {
                LOG.warn("the embedded PostgreSQL did not stop cleanly", e);
            }
        });
    }
}
