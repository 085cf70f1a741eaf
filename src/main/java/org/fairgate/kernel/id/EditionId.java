package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of an edition 届 of the fair.
 *
 * @param value the UUID
 */
public record EditionId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static EditionId parse(String text) {
        return new EditionId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
