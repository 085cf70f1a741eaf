package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a stored file: a qualification document, a photo, a voucher.
 *
 * @param value the UUID
 */
public record FileId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static FileId parse(String text) {
        return new FileId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
