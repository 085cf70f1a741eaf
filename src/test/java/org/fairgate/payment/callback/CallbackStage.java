package org.fairgate.payment.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fairgate.payment.base.Capture;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Answer;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.Incoming;
import org.fairgate.payment.ledger.LedgerStage;
import org.fairgate.payment.ledger.owed.RefundNews;
import org.fairgate.platform.config.CallbackSettings;
import org.fairgate.platform.db.Db;
import org.fairgate.testing.TestDatabase;

/** The door of three gateways, with a writer behind it, on a test's database. */
final class CallbackStage {
    final LedgerStage ledger;
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final Callbacks callbacks;
    final CallbackWriters writers;
    private final TestDatabase database;

    CallbackStage(TestDatabase database, Path directory) {
        this(database, directory, database.settings().callbacks(), database.db());
    }

    CallbackStage(TestDatabase database, Path directory, CallbackSettings settings, Db db) {
        this.database = database;
        this.ledger = new LedgerStage(database, directory);
        this.writers = new CallbackWriters(settings, db, ledger.booker, new RefundNews(ledger.orders.orders), metrics);
        Map<GatewayName, Gateway> gateways =
                Arrays.stream(GatewayName.values()).collect(Collectors.toMap(Function.identity(), SigningGateway::new));
        this.callbacks = new Callbacks(
                new Callbacks.Tools(
                        db, ledger.orders.units.cipher, ledger.orders.units.ids, ledger.orders.units.clock, metrics),
                settings,
                gateways,
                writers);
        var unused = database.vertx()
                .deployVerticle(new PaymentCallbackVerticle(writers))
                .await();
    }

    /** The defaults with a short queue and a small budget for refusals. */
    static CallbackSettings tight(CallbackSettings usual) {
        return new CallbackSettings(
                true, 1, 2, usual.maxWait(), 3, Duration.ofSeconds(4), usual.maxBody(), 5, usual.kept());
    }

    /** A success as its gateway sends it. */
    Future<Answer> send(Capture capture) {
        return send(capture.gateway(), SigningGateway.paid(capture));
    }

    Future<Answer> send(GatewayName gateway, Incoming message) {
        return callbacks.take(gateway, message);
    }

    /** Kind and verdict of the messages kept under a number. */
    List<String> kept(String number) {
        return database
                .sql(
                        "SELECT kind || ' ' || verdict FROM payment_message WHERE number = $1 ORDER BY received_at",
                        number)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
