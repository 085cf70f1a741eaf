package org.fairgate.payment.ledger.view;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.platform.db.Db;

/**
 * Counts the tries of which nobody knows whether their gateway has them, for operators: more than a few, or an old one, mean
 * that a gateway is ill or that nobody asks it.
 *
 * <p>Metrics by gateway: {@code fairgate.payment.unclear}, how many, and {@code fairgate.payment.unclear.oldest.seconds}, since
 * when the oldest of them was sent, 0 where there is none. Every node shows the same, as of its last round.
 */
public final class UnclearPayments {
    private final Db db;
    private final InstantSource clock;
    private final LedgerStore store = new LedgerStore();
    private volatile Map<GatewayName, Unclear> seen = Map.of();

    public UnclearPayments(Db db, InstantSource clock, MeterRegistry metrics) {
        this.db = db;
        this.clock = clock;
        for (GatewayName gateway : GatewayName.values()) {
            Gauge unused = Gauge.builder("fairgate.payment.unclear", this, unclear -> unclear.count(gateway))
                    .description("Payments of which nobody knows whether their gateway has them")
                    .tag("gateway", gateway.code())
                    .register(metrics);
            Gauge unusedToo = Gauge.builder(
                            "fairgate.payment.unclear.oldest.seconds", this, unclear -> unclear.age(gateway))
                    .description("Age of the oldest of them")
                    .tag("gateway", gateway.code())
                    .register(metrics);
        }
    }

    /** What there is of one gateway. */
    record Unclear(long count, Instant oldest) {}

    /** One round; until the next one the metrics say what it found. */
    public Future<Void> runOnce() {
        return db.read(client -> store.unclear(client, clock.instant())).map(found -> {
            seen = Map.copyOf(found);
            return (Void) null;
        });
    }

    private double count(GatewayName gateway) {
        return of(gateway).map(Unclear::count).orElse(0L);
    }

    private double age(GatewayName gateway) {
        return of(gateway)
                .map(unclear ->
                        Duration.between(unclear.oldest(), clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }

    private Optional<Unclear> of(GatewayName gateway) {
        return Optional.ofNullable(seen.get(gateway));
    }
}
