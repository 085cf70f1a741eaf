package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a courier address 邮寄地址 of a unit.
 *
 * @param value the UUID
 */
public record AddressId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static AddressId parse(String text) {
        return new AddressId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
