package org.fairgate.payment.api;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.event.EventSink;
import org.fairgate.platform.http.event.EventSource;

/**
 * Tells pages what has become of the orders that they show. PostgreSQL is asked, by one statement for orders and one for
 * tries whatever the number of listeners and orders, so a node that was told nothing of a booking still shows it a moment
 * later. Nobody listening costs nothing.
 */
public final class OrderWatch {
    /** Event that carries the present state; the first one comes when the listener does. */
    private static final String STATE = "state";

    private final Db db;
    private final OrderService orders;
    private final Payments payments;
    private final Map<OrderKey, Map<EventSink, Told>> listeners = new HashMap<>();

    public OrderWatch(Db db, OrderService orders, Payments payments) {
        this.db = db;
        this.orders = orders;
        this.payments = payments;
    }

    /** An order as a page is told of it. */
    record Told(String state, List<TryTold> payments) {
        static final Told NOTHING = new Told("", List.of());
    }

    /** A try as a page is told of it. */
    record TryTold(String paymentId, String channel, String state) {}

    /** Somebody who is told of one order. */
    public EventSource listener(OrderKey key, String owner) {
        return new EventSource() {
            @Override
            public String owner() {
                return owner;
            }

            @Override
            public Runnable open(EventSink listener) {
                add(key, listener);
                return () -> remove(key, listener);
            }
        };
    }

    private synchronized void add(OrderKey key, EventSink listener) {
        listeners.computeIfAbsent(key, one -> new HashMap<>()).put(listener, Told.NOTHING);
    }

    private synchronized void remove(OrderKey key, EventSink listener) {
        listeners.computeIfPresent(key, (one, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private synchronized Set<OrderKey> watched() {
        return Set.copyOf(listeners.keySet());
    }

    /** One look at everything that is watched; each listener is told what it has not been told. */
    public Future<Void> runOnce() {
        Set<OrderKey> watched = watched();
        return watched.isEmpty()
                ? Future.succeededFuture()
                : db.read(client -> orders.states(client, watched)
                                .compose(states ->
                                        payments.glance(client, watched).map(tries -> now(states, tries))))
                        .map(this::tell);
    }

    private static Map<OrderKey, Told> now(Map<OrderKey, OrderState> states, List<Payment.Glance> tries) {
        Map<OrderKey, List<TryTold>> byOrder = tries.stream()
                .collect(Collectors.groupingBy(
                        Payment.Glance::order,
                        Collectors.mapping(
                                one -> new TryTold(
                                        one.payment().toString(),
                                        one.channel().code(),
                                        one.state().code()),
                                Collectors.toList())));
        Map<OrderKey, Told> now = new HashMap<>();
        states.forEach((key, state) -> now.put(key, new Told(state.code(), byOrder.getOrDefault(key, List.of()))));
        return now;
    }

    private synchronized Void tell(Map<OrderKey, Told> now) {
        now.forEach((key, told) -> listeners.computeIfPresent(key, (one, all) -> {
            all.replaceAll((listener, before) -> tell(listener, before, told));
            return all;
        }));
        return (Void) null;
    }

    private static Told tell(EventSink listener, Told before, Told now) {
        if (!now.equals(before)) {
            listener.send(STATE, now);
        }
        return now;
    }
}
