package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a try to pay an order through a gateway.
 *
 * @param value the UUID
 */
public record PaymentId(UUID value) {
    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
