package org.fairgate.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import org.fairgate.order.OrderService;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderKey;
import org.fairgate.order.base.OrderState;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.payment.ledger.Payments;
import org.fairgate.platform.db.Db;

/** The last step of an order that is being cancelled or has run out: taken once no try of it can be paid any more. */
final class OrderEnd {
    private final Db db;
    private final OrderService orders;
    private final Payments payments;

    OrderEnd(Db db, OrderService orders, Payments payments) {
        this.db = db;
        this.orders = orders;
        this.payments = payments;
    }

    /** Ends the order if it is closing and nothing of it is alive; nothing happens otherwise. */
    Future<Void> finish(OrderKey key) {
        return db.tx(tx -> orders.hold(tx, List.of(key)).compose(held -> finish(tx, held)));
    }

    private Future<Void> finish(SqlClient tx, List<Order> held) {
        if (held.stream().noneMatch(order -> order.state() == OrderState.CLOSING)) {
            return Future.succeededFuture();
        }
        Order order = held.get(0);
        return payments.ofOrder(tx, order.key())
                .compose(tries -> tries.stream().map(Payment::state).anyMatch(state -> state.isLive())
                        ? Future.succeededFuture()
                        : orders.closed(tx, order).mapEmpty());
    }
}
