package org.fairgate.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.fairgate.kernel.id.OrderId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderProblem;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.job.Lanes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends orders that are cancelled or run out (R-PAY-3): first nothing new can be begun ({@code CLOSING}), then every live try
 * is asked about and closed at its gateway, and only then the order is over and its persons free. What was paid meanwhile is
 * booked instead. While a gateway cannot be reached the order stays {@code CLOSING} and is tried again.
 */
public final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    private static final String SYSTEM = "system";

    private final Settling.Desk desk;
    private final Settling settling;
    private final OrderEnd end;
    private final PaymentSettings settings;
    private volatile boolean stopping;

    Ending(Settling.Desk desk, Settling settling, OrderEnd end, PaymentSettings settings) {
        this.desk = desk;
        this.settling = settling;
        this.end = end;
        this.settings = settings;
    }

    /**
     * Cancels an order that the unit has not paid; the answer says what it is now: cancelled, still closing, or paid after
     * all. Fails with {@link OrderProblem#NO_SUCH_ORDER} or {@link OrderProblem#STATE_CHANGED}. A repeated call goes on with
     * what the first one began.
     */
    public Future<Order> cancel(UnitId unit, OrderId order) {
        OrderKey key = new OrderKey(unit, order);
        return desk.db()
                .tx(tx -> held(tx, key)
                        .compose(now -> now.state() == OrderState.CLOSING
                                ? Future.succeededFuture(now)
                                : desk.orders()
                                        .close(tx, now, OrderState.CANCELLED, OrderState.Mover.UNIT, "unit:" + unit)))
                .compose(closing -> goOn(key).timeout(settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS))
                .recover(cause ->
                        cause instanceof TimeoutException ? Future.succeededFuture() : Future.failedFuture(cause))
                .compose(done -> desk.orders().find(unit, order));
    }

    private Future<Order> held(SqlClient tx, OrderKey key) {
        return desk.orders()
                .hold(tx, List.of(key))
                .map(held -> held.stream().findFirst().orElseThrow(() -> OrderProblem.NO_SUCH_ORDER.problem()));
    }

    /**
     * One round: orders that have run out begin to end, and those that could not be ended lately are tried again. Each by
     * itself, so that one that fails holds up no other.
     *
     * @return whether more is likely to wait
     */
    public Future<Boolean> runOnce() {
        Instant before = desk.now().minus(settings.endRetry());
        AtomicInteger failed = new AtomicInteger();
        return desk.db()
                .read(client -> desk.orders().runOut(client, settings.batch()))
                .compose(out -> each(out, this::expire, failed)
                        .compose(done ->
                                desk.db().read(client -> desk.orders().closing(client, before, settings.batch())))
                        .compose(stuck -> each(stuck, this::goOn, failed))
                        .map(done -> out.size() == settings.batch() && failed.get() == 0));
    }

    /** Begins with no further order; the next round, or another node, does. */
    public void stop() {
        stopping = true;
    }

    private Future<Void> expire(OrderKey key) {
        return desk.db()
                .tx(tx -> desk.orders().hold(tx, List.of(key)).compose(held -> expire(tx, held)))
                .compose(done -> goOn(key));
    }

    /** Held, it may have been paid or cancelled since it was looked for. */
    private Future<Void> expire(SqlClient tx, List<Order> held) {
        boolean isDue = held.stream()
                .anyMatch(order ->
                        order.state() == OrderState.UNPAID && !desk.now().isBefore(order.expiresAt()));
        return isDue
                ? desk.orders()
                        .close(tx, held.get(0), OrderState.EXPIRED, OrderState.Mover.SYSTEM, SYSTEM)
                        .mapEmpty()
                : Future.succeededFuture();
    }

    private Future<Void> goOn(OrderKey key) {
        return desk.db()
                .read(client -> desk.payments().ofOrder(client, key))
                .compose(tries -> Future.join(tries.stream()
                        .filter(one -> one.state().isLive())
                        .map(this::settle)
                        .toList()))
                .compose(done -> end.finish(key));
    }

    /** Whoever asks about it at the moment goes on, and ends the order if it was the last. */
    private Future<Void> settle(Payment live) {
        Instant leaseUntil = desk.now().plus(settings.lease());
        return desk.db()
                .read(client -> desk.payments().claim(client, live.key(), leaseUntil))
                .compose(claimed -> claimed.map(settling::settle).orElseGet(Future::succeededFuture));
    }

    private Future<Void> each(List<OrderKey> orders, Function<OrderKey, Future<Void>> work, AtomicInteger failed) {
        return Lanes.through(
                orders,
                settings.parallel(),
                order -> stopping
                        ? Future.succeededFuture()
                        : work.apply(order).recover(cause -> {
                            failed.incrementAndGet();
                            return leave(order, cause);
                        }));
    }

    private static Future<Void> leave(OrderKey order, Throwable cause) {
        LOG.warn("order {} could not be ended; it will be tried again", order.order(), cause);
        return Future.succeededFuture();
    }
}
