package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of an order 订单 of a unit.
 *
 * @param value the UUID
 */
public record OrderId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static OrderId parse(String text) {
        return new OrderId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
