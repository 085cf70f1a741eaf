package org.fairgate.payment.statement;

import java.util.List;
import org.fairgate.kernel.Fen;
import org.fairgate.order.base.Order;

/**
 * Orders that a line may pay.
 *
 * @param unit name of their unit; of the first of several
 * @param thirdParty whether somebody else paid, by name
 */
public record Proposal(Match match, List<Order> orders, String unit, boolean thirdParty) {
    public Proposal {
        orders = List.copyOf(orders);
    }

    /** What the orders cost together. */
    public Fen sum() {
        return orders.stream().map(Order::amount).reduce(Fen.ZERO, Fen::plus);
    }
}
