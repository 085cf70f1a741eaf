package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a try to pay an order through a gateway.
 *
 * @param value the UUID
 */
public record PaymentId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static PaymentId parse(String text) {
        return new PaymentId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
