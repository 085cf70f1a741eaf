package org.fairgate.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.fairgate.app.start.Banner;
import org.fairgate.draft.AutoSaveVerticle;
import org.fairgate.notice.NoticeDispatcher;
import org.fairgate.notice.NoticeVerticle;
import org.fairgate.notice.NoticeWords;
import org.fairgate.notice.gateway.AliyunSms;
import org.fairgate.notice.gateway.SmtpMail;
import org.fairgate.person.intake.ImportVerticle;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.db.ClockSkew;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.job.Rounds;
import org.fairgate.simulator.Simulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service on one node: builds its parts, deploys the verticles of its roles and drains them in order. */
public final class App {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private static final int WARM_TRIES = 10;
    private static final long WARM_PAUSE_MS = 500;
    private static final long DEMO_PAUSE_MS = 5_000;

    private final Platform platform;
    private final Services services;
    private final Registrations registrations;
    private final Payments payments;
    private final Features features;
    private final Optional<Demo> demo;
    private final AtomicInteger port = new AtomicInteger();
    /** Last deployed, first undeployed. */
    private final Deque<String> deployments = new ArrayDeque<>();

    private volatile boolean stopping;

    private App(Platform platform, Optional<Demo> demo) {
        this.platform = platform;
        this.demo = demo;
        this.services = new Services(platform);
        this.registrations = new Registrations(platform, services);
        this.payments = new Payments(
                platform, services, registrations, platform.wiring.gateways().create(platform));
        this.features = new Features(platform, services, registrations, payments, Demo.inboxPort(demo));
    }

    static Future<App> start(
            Vertx vertx, Settings settings, PrometheusMeterRegistry metrics, Wiring wiring, Optional<Demo> demo) {
        // Reading texts and compressing assets takes a moment: not on an event loop.
        return vertx.executeBlocking(() ->
                        new App(new Platform(vertx, demo.map(Demo::settings).orElse(settings), metrics, wiring), demo))
                .compose(app -> app.deploy().map(app));
    }

    private Future<Void> deploy() {
        Settings settings = platform.settings;
        return warm(WARM_TRIES)
                .compose(done -> deployed(1, this::rounds))
                .compose(done -> deployIf("notice", 1, this::noticeVerticle))
                .compose(done -> deployIf(
                        "import",
                        1,
                        () -> new ImportVerticle(
                                registrations.importRunner, settings.sheets().poll())))
                .compose(done ->
                        deployIf("auto-save", Platform.writers(settings), () -> new AutoSaveVerticle(services.writers)))
                .compose(done -> deployIf("payment", 1, payments::verticle))
                .compose(done -> deployIf("payment", 1, payments.finance::billVerticle))
                .compose(done -> deployIf("payment", settings.callbacks().writers(), payments::callbackVerticle))
                .compose(done -> deployIf("http", eventLoops(settings), this::httpVerticle))
                .compose(done -> makeDemoAccounts());
    }

    private Rounds rounds() {
        ClockSkew skew = new ClockSkew(platform.db, platform.clock, platform.metrics);
        return payments.rounds(services.rounds(platform))
                .every(Services.COUNTING, "comparing clocks", skew::runOnce)
                .every(
                        Services.TIDYING,
                        "removing old imports",
                        () -> registrations.importRunner.tidy(
                                platform.settings.sheets().kept()))
                .every(Services.TIDYING, "removing reviewers' claims that are over", registrations.claims::runOnce);
    }

    /** The first connections of a cold process may take longer than a caller would be left waiting. */
    private Future<Void> warm(int triesLeft) {
        return loadDemo()
                .compose(done -> services.warm())
                .recover(cause -> triesLeft == 0
                        ? Future.failedFuture(cause)
                        : pause(WARM_PAUSE_MS).compose(waited -> warm(triesLeft - 1)));
    }

    private Future<Void> loadDemo() {
        return demo.isPresent() ? Demo.loadReference(platform) : Future.succeededFuture();
    }

    /** Staff before anybody is told that the demo is ready; the unit a moment later, since its codes travel first. */
    private Future<Void> makeDemoAccounts() {
        if (demo.isEmpty()) {
            features.health.started();
            return Future.succeededFuture();
        }
        demo.get().serving(port());
        DemoAccounts accounts =
                new DemoAccounts(platform.vertx, services, demo.get().simulator());
        return accounts.make().onSuccess(made -> {
            // The node is not ready before this has ended, and it goes on until it has.
            var unused = demoUnit(accounts);
        });
    }

    /** Where no notices are sent the codes of the demo unit never arrive: it is some other node's to sign up. */
    private Future<Void> demoUnit(DemoAccounts accounts) {
        Future<Void> signedUp =
                platform.settings.roles().contains("notice") ? accounts.signUpUnit() : Future.succeededFuture();
        return signedUp.onSuccess(done -> features.health.started()).recover(cause -> {
            if (stopping) {
                return Future.succeededFuture();
            }
            LOG.warn("the demo unit was not signed up, trying again: {}", cause.toString());
            return pause(DEMO_PAUSE_MS).compose(waited -> demoUnit(accounts));
        });
    }

    private Future<Void> deployIf(String role, int instances, Supplier<Deployable> verticle) {
        return platform.settings.roles().contains(role) ? deployed(instances, verticle) : Future.succeededFuture();
    }

    private Future<Void> deployed(int instances, Supplier<Deployable> verticle) {
        return platform.vertx
                .deployVerticle(verticle, new DeploymentOptions().setInstances(instances))
                .onSuccess(deployments::push)
                .mapEmpty();
    }

    private HttpVerticle httpVerticle() {
        return new HttpVerticle(platform.settings.http(), features.endpoints, port::set);
    }

    private NoticeVerticle noticeVerticle() {
        Settings settings = platform.settings;
        NoticeDispatcher.Office office = new NoticeDispatcher.Office(
                platform.db,
                platform.cipher,
                new NoticeWords(platform.texts, settings.limits().codeLife()),
                platform.clock,
                platform.wiring.random(),
                platform.metrics);
        return new NoticeVerticle(
                List.of(
                        new NoticeDispatcher(
                                office,
                                settings.notice(),
                                new AliyunSms(platform.vertx, settings.notice(), platform.clock, platform.ids)),
                        new NoticeDispatcher(
                                office, settings.notice(), new SmtpMail(platform.vertx, settings.notice()))),
                settings.notice().poll());
    }

    /** The port that HTTP is served on. */
    public int port() {
        return port.get();
    }

    /** Every endpoint served. */
    List<Endpoint> endpoints() {
        return features.endpoints.all();
    }

    /** The demo's outside world, where tests read the codes that were sent. */
    Optional<Simulator> simulator() {
        return demo.map(Demo::simulator);
    }

    /** Event loops of a node with these settings. */
    static int eventLoops(Settings settings) {
        return Platform.eventLoops(settings);
    }

    /** Addresses, and the demo's accounts, for the person who started it. */
    String banner() {
        return Banner.text(
                port(),
                demo.map(running -> DemoAccounts.lines(running.simulator().addresses())));
    }

    /**
     * Drains: readiness off, wait for the balancer, stop accepting and finish what is under way, then the background
     * work, then the database.
     */
    Future<Void> stop() {
        stopping = true;
        features.health.drain();
        return pause(platform.settings.http().drainDelay().toMillis())
                .compose(waited -> undeployAll())
                .eventually(services.accounts.verification()::drain)
                .eventually(() -> demo.isPresent() ? demo.get().stop() : Future.succeededFuture())
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
