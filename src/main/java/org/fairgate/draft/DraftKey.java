package org.fairgate.draft;

import java.util.Comparator;
import java.util.UUID;

/** One page of one unit in one edition. Ordered, so that concurrent batches lock their rows in the same order. */
record DraftKey(UUID unit, UUID edition, String page) implements Comparable<DraftKey> {
    private static final Comparator<DraftKey> ORDER = Comparator.comparing(DraftKey::unit)
            .thenComparing(DraftKey::edition)
            .thenComparing(DraftKey::page);

    /** The context under which the body is encrypted. */
    String context() {
        return "draft/" + unit + "/" + edition + "/" + page;
    }

    @Override
    public int compareTo(DraftKey other) {
        return ORDER.compare(this, other);
    }
}
