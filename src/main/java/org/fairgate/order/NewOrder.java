package org.fairgate.order;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.fairgate.order.base.Order;
import org.fairgate.order.base.OrderedPerson;
import org.fairgate.person.base.PersonKey;

/**
 * An order that is to be made.
 *
 * @param intent what its request was to do; empty if nobody can ask for it again
 */
record NewOrder(Order order, Optional<UUID> intent) {
    /** A person in an order. */
    record Line(Order order, OrderedPerson person) {
        PersonKey key() {
            return new PersonKey(order.key().unit(), order.edition(), person.person());
        }
    }

    Stream<Line> lines() {
        return order.persons().stream().map(person -> new Line(order, person));
    }

    /** The same under another number. */
    NewOrder numbered(String number) {
        return new NewOrder(order.numbered(number), intent);
    }
}
