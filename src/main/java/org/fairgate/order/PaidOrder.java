package org.fairgate.order;

import java.time.Instant;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderState;

/**
 * An order for which the money has come.
 *
 * @param order as it is held
 * @param by how it was paid: a channel's code or {@code transfer}
 * @param paidAt when the payer paid, by the gateway's or the bank's word
 * @param mover in which capacity it is moved
 * @param actor by whose doing, as the audit trail names them: {@code system} or {@code staff:<uuid>}
 */
public record PaidOrder(Order order, String by, Instant paidAt, OrderState.Mover mover, String actor) {
    /** Whether the table of {@link OrderState} lets the mover pay it. */
    boolean isLegal() {
        return OrderState.before(OrderState.PAID, mover).contains(order.state());
    }
}
