package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a person 参观人员 of a unit.
 *
 * @param value the UUID
 */
public record PersonId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static PersonId parse(String text) {
        return new PersonId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
