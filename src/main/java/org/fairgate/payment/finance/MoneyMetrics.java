package org.fairgate.payment.finance;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.fairgate.order.OrderService;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.finance.Waiting.Counts;
import org.fairgate.payment.ledger.view.AskQueue;
import org.fairgate.platform.db.Db;

/**
 * What operators see of money that waits, so that nothing is stuck unnoticed: {@code fairgate.payment.due} and {@code
 * fairgate.payment.due.seconds} by gateway, {@code fairgate.order.closing}, and {@code fairgate.finance.waiting} by kind. Every
 * node that runs the rounds shows the same.
 */
public final class MoneyMetrics {
    private final Sources sources;
    private final AskQueue asks = new AskQueue();
    private volatile Seen seen = new Seen(new Counts(0, 0, 0, 0, 0, 0), Map.of(), 0, Instant.EPOCH);

    /** What is counted. */
    public record Sources(Db db, OrderService orders, Supplier<Future<Counts>> waiting, InstantSource clock) {}

    private record Seen(Counts counts, Map<GatewayName, AskQueue.Depth> due, long closing, Instant at) {
        long due(GatewayName gateway) {
            return Optional.ofNullable(due.get(gateway))
                    .map(AskQueue.Depth::tries)
                    .orElse(0L);
        }

        double secondsDue(GatewayName gateway) {
            return Optional.ofNullable(due.get(gateway))
                    .map(depth -> Duration.between(depth.since(), at).toMillis() / 1000.0)
                    .orElse(0.0);
        }
    }

    public MoneyMetrics(MeterRegistry metrics, Sources sources) {
        this.sources = sources;
        for (GatewayName gateway : GatewayName.values()) {
            gauge(metrics, "fairgate.payment.due", "gateway", gateway.code(), now -> now.due(gateway));
            gauge(metrics, "fairgate.payment.due.seconds", "gateway", gateway.code(), now -> now.secondsDue(gateway));
        }
        Gauge.builder("fairgate.order.closing", this, now -> now.seen.closing()).register(metrics);
        waiting(metrics, "transfer", Counts::transfers);
        waiting(metrics, "bank-line", Counts::bankLines);
        waiting(metrics, "odd-payment", Counts::oddPayments);
        waiting(metrics, "bill-difference", Counts::differences);
        waiting(metrics, "missing-bill", Counts::missingBills);
        waiting(metrics, "owed-refund", Counts::owedRefunds);
    }

    private void waiting(MeterRegistry metrics, String kind, ToDoubleFunction<Counts> count) {
        gauge(metrics, "fairgate.finance.waiting", "kind", kind, now -> count.applyAsDouble(now.counts()));
    }

    private void gauge(MeterRegistry metrics, String name, String tag, String value, ToDoubleFunction<Seen> figure) {
        Gauge unused = Gauge.builder(name, this, now -> figure.applyAsDouble(now.seen))
                .tag(tag, value)
                .register(metrics);
    }

    /** Counts once. */
    public Future<Void> runOnce() {
        Instant now = sources.clock().instant();
        return sources.waiting()
                .get()
                .compose(counts -> sources.db()
                        .read(client -> asks.due(client, now)
                                .compose(due -> sources.orders()
                                        .countClosing(client)
                                        .map(closing -> new Seen(counts, due, closing, now)))))
                .map(counted -> {
                    seen = counted;
                    return (Void) null;
                });
    }
}
