package org.fairgate.draft;

import java.util.Arrays;

/**
 * One save on its way to the database.
 *
 * @param base the version that the browser had; 0 for the first save of a page
 * @param version the version the row gets; more than {@code base + 1} when it stands for several saves in a row
 * @param body the encrypted page
 * @param hash keyed hash of the plain page, 16 bytes
 */
record Save(DraftKey key, long base, long version, byte[] body, byte[] hash) {
    /** A save that follows its base directly. */
    static Save after(DraftKey key, long base, byte[] body, byte[] hash) {
        return new Save(key, base, base + 1, body, hash);
    }

    boolean hasContentOf(Save other) {
        return Arrays.equals(hash, other.hash);
    }
}
