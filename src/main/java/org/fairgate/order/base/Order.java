package org.fairgate.order.base;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.kernel.id.EditionId;

/**
 * An order of badge fees.
 *
 * @param number 16 letters and digits, as people read it
 * @param closingTo what a {@code CLOSING} order becomes, else empty
 * @param expiresAt the first moment at which nothing may be paid any more
 * @param paidBy a channel's code or {@code transfer}, once paid
 * @param paidAt when the payer paid, by the gateway's or the bank's word
 */
public record Order(
        OrderKey key,
        EditionId edition,
        String number,
        OrderState state,
        Optional<OrderState> closingTo,
        Fen amount,
        List<OrderedPerson> persons,
        Instant expiresAt,
        Optional<String> paidBy,
        Optional<Instant> paidAt,
        Instant createdAt) {
    public Order {
        persons = List.copyOf(persons);
    }

    /** The same in another state, not closing. */
    public Order in(OrderState other) {
        return with(number, other, Optional.empty());
    }

    /** The same on its way to be cancelled or expired. */
    public Order closing(OrderState to) {
        return with(number, OrderState.CLOSING, Optional.of(to));
    }

    /** The same under another number. */
    public Order numbered(String other) {
        return with(other, state, closingTo);
    }

    private Order with(String otherNumber, OrderState otherState, Optional<OrderState> otherEnd) {
        return new Order(
                key, edition, otherNumber, otherState, otherEnd, amount, persons, expiresAt, paidBy, paidAt, createdAt);
    }
}
