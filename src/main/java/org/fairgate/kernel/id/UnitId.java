package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a unit 单位: its account, and the key by which all its data is distributed.
 *
 * @param value the UUID
 */
public record UnitId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static UnitId parse(String text) {
        return new UnitId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
