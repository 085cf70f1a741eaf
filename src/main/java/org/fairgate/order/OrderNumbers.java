package org.fairgate.order;

import java.time.LocalDate;
import org.fairgate.edition.Edition;
import org.fairgate.edition.EditionService;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.order.base.OrderNumber;

/** Draws numbers of orders; whether one is free, only the database knows. */
final class OrderNumbers {
    private final OrderService.Tools tools;
    private final EditionService editions;

    OrderNumbers(OrderService.Tools tools, EditionService editions) {
        this.tools = tools;
        this.editions = editions;
    }

    /** A number of today's, as the edition's clocks show it. */
    String next(EditionId edition) {
        Edition current = editions.find(edition).orElseThrow();
        LocalDate day = LocalDate.ofInstant(tools.now(), current.timeZone());
        return OrderNumber.of(day, tools.random().nextLong());
    }
}
