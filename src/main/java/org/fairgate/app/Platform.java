package org.fairgate.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.db.Databases;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.idempotency.Idempotency;
import org.fairgate.platform.limit.BoundedWorkers;
import org.fairgate.platform.limit.Bounds;
import org.fairgate.platform.limit.Gate;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.FieldCipher;
import org.fairgate.platform.security.KeyRing;
import org.fairgate.platform.security.Passwords;
import org.fairgate.platform.text.Texts;
import org.fairgate.platform.time.Ids;

/** The parts that every feature is built from. */
final class Platform {
    /** Features that have texts; a test compares this list with the files. */
    static final List<String> TEXTS = List.of(
            "account",
            "account-pages",
            "address",
            "address-pages",
            "client",
            "delegation",
            "draft",
            "draft-form",
            "edition",
            "file",
            "help",
            "home",
            "http",
            "idempotency",
            "image",
            "import-pages",
            "notice",
            "odd-payment",
            "odd-pages",
            "bill",
            "bill-pages",
            "finance-pages",
            "order",
            "transfer",
            "transfer-pages",
            "statement",
            "statement-pages",
            "pay-pages",
            "payment",
            "person",
            "person-form",
            "person-import",
            "person-sheet",
            "person-pages",
            "progress",
            "review",
            "review-pages",
            "review-reasons",
            "shared",
            "staff-pages",
            "submission",
            "submission-pages",
            "submission-progress",
            "submission-record",
            "unit",
            "unit-form",
            "unit-pages");

    /** A hash of about 30 ms may wait this long for its turn. */
    private static final Duration HASH_DEADLINE = Duration.ofSeconds(8);

    /**
     * Batches are joined to the table by key, row by row. Without these a plan made while the table was small would be
     * kept and read the whole table later.
     */
    private static final Map<String, String> BY_KEY_ONLY = Map.of("enable_hashjoin", "off", "enable_mergejoin", "off");

    final Vertx vertx;
    final Settings settings;
    final PrometheusMeterRegistry metrics;
    final InstantSource clock;
    final Wiring wiring;
    final Ids ids;
    final Pool pool;
    final Pool writerPool;
    final Db db;
    private final Pool callbackPool;
    /** For the messages of gateways, which nothing else may starve. */
    final Db callbackDb;

    final FieldCipher cipher;
    final BlindIndex index;
    final AccessTokens tokens;
    final Passwords passwords;
    final Texts texts;
    final Idempotency idempotency;

    /** @throws org.fairgate.platform.config.BadSetting when a key is missing or malformed */
    Platform(Vertx vertx, Settings settings, PrometheusMeterRegistry metrics, Wiring wiring) {
        this.vertx = vertx;
        this.settings = settings;
        this.metrics = metrics;
        this.wiring = wiring;
        this.clock = wiring.clock();
        this.ids = new Ids(clock, wiring.random());
        var security = settings.security();
        this.cipher = new FieldCipher(KeyRing.parse("security.fieldKeys", security.fieldKeys()), wiring.random());
        this.index = new BlindIndex(
                KeyRing.key("security.indexKey", security.indexKey().value()));
        this.tokens = new AccessTokens(
                vertx,
                KeyRing.parse("security.tokenKeys", security.tokenKeys()),
                clock,
                security.accessTokenLife(),
                security.clockLeeway());
        this.passwords = new Passwords(
                new BoundedWorkers(
                        vertx,
                        metrics,
                        new Bounds("password-hash", security.hashThreads(), security.hashQueue(), HASH_DEADLINE)),
                wiring.random(),
                security);
        Databases databases = new Databases(vertx, settings.database());
        this.pool = databases.open();
        this.writerPool = databases.open("fairgate-auto-save", writers(settings) + 1, BY_KEY_ONLY);
        this.db = new Db(pool, gate("database", settings.database().poolSize()));
        int callbackConnections = callbackConnections(settings);
        this.callbackPool = databases.open("fairgate-callbacks", callbackConnections, BY_KEY_ONLY);
        this.callbackDb = new Db(callbackPool, gate("callback-database", callbackConnections));
        this.texts = new Texts(TEXTS);
        this.idempotency = new Idempotency(
                new Idempotency.Tools(vertx, db, cipher, index, ids, clock, metrics), settings.idempotency());
    }

    private Gate gate(String name, int places) {
        Settings.Database database = settings.database();
        return new Gate(vertx, metrics, new Bounds(name, places, database.maxWaiting(), database.acquireTimeout()));
    }

    /** Event loops of this node. */
    static int eventLoops(Settings settings) {
        int asked = settings.http().eventLoops();
        return asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
    }

    /** Draft writers of this node; without group commit one connection for each caller that the pool would have. */
    static int writers(Settings settings) {
        if (!settings.autoSave().groupCommit()) {
            return settings.database().poolSize();
        }
        return settings.autoSave().writers() > 0 ? settings.autoSave().writers() : eventLoops(settings);
    }

    /** One for each writer and one for what is refused; without group commit as many as the pool has. */
    private static int callbackConnections(Settings settings) {
        return settings.callbacks().groupCommit()
                ? settings.callbacks().writers() + 1
                : settings.database().poolSize();
    }

    Future<Void> close() {
        return writerPool.close().eventually(callbackPool::close).eventually(pool::close);
    }
}
