package org.fairgate.kernel.id;

import java.util.UUID;

/**
 * The id of a node of the delegation tree: a delegation 交易团 or a sub-delegation 交易分团.
 *
 * @param value the UUID
 */
public record DelegationId(UUID value) {
    /**
     * Reads the canonical 36 characters, in either case.
     *
     * @throws org.fairgate.kernel.InvalidValue {@code ID_FORMAT}
     */
    public static DelegationId parse(String text) {
        return new DelegationId(CanonicalUuid.parse(text));
    }

    /** The canonical lower-case text. */
    @Override
    public String toString() {
        return value.toString();
    }
}
