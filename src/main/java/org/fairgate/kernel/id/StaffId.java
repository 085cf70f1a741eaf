package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a staff account.
 *
 * @param value the UUID
 */
public record StaffId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static StaffId parse(String text) {
        return new StaffId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
