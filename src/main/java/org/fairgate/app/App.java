package org.fairgate.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.fairgate.draft.AutoSaveVerticle;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.Endpoint;

/** The service on one node: deploys the verticles of its roles and drains them in order. */
public final class App {
    private final Platform platform;
    private final Features features;
    private final AtomicInteger port = new AtomicInteger();
    /** Last deployed, first undeployed. */
    private final Deque<String> deployments = new ArrayDeque<>();

    private App(Platform platform, Features features) {
        this.platform = platform;
        this.features = features;
    }

    static Future<App> start(Vertx vertx, Settings settings, PrometheusMeterRegistry metrics, Wiring wiring) {
        Platform platform = new Platform(vertx, settings, metrics, wiring);
        App app = new App(platform, new Features(platform));
        return app.deploy().map(app);
    }

    private Future<Void> deploy() {
        Settings settings = platform.settings;
        return deployIf("auto-save", Platform.writers(settings), () -> new AutoSaveVerticle(features.writers))
                .compose(done -> deployIf("http", eventLoops(settings), this::httpVerticle));
    }

    private Future<Void> deployIf(String role, int instances, Supplier<Deployable> verticle) {
        if (!platform.settings.roles().contains(role)) {
            return Future.succeededFuture();
        }
        return platform.vertx
                .deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
                .onSuccess(deployments::push)
                .mapEmpty();
    }

    private HttpVerticle httpVerticle() {
        return new HttpVerticle(platform.settings.http(), features.endpoints::mount, port::set);
    }

    /** The port that HTTP is served on. */
    public int port() {
        return port.get();
    }

    /** Every endpoint, for the checks that compare them with the contract. */
    List<Endpoint> endpoints() {
        return features.endpoints.all();
    }

    /** Event loops of a node with these settings. */
    static int eventLoops(Settings settings) {
        return Platform.eventLoops(settings);
    }

    /** Addresses for the person who started it. */
    String banner() {
        return "Fairgate is ready: http://localhost:" + port() + "/";
    }

    /**
     * Drains: readiness off, wait for the balancer, stop accepting and finish what is under way, then the background
     * work, then the database.
     */
    Future<Void> stop() {
        features.health.drain();
        return pause(platform.settings.http().drainDelay().toMillis())
                .compose(waited -> undeployAll())
                .eventually(platform::close);
    }

    private Future<Void> pause(long ms) {
        return ms == 0
                ? Future.succeededFuture()
                : platform.vertx.timer(ms, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private Future<Void> undeployAll() {
        return deployments.isEmpty()
                ? Future.succeededFuture()
                : platform.vertx.undeploy(deployments.pop()).compose(done -> undeployAll());
    }
}
