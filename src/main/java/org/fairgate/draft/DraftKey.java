package org.fairgate.draft;

import java.util.UUID;

/** One page of one unit in one edition. Ordered, so that concurrent batches lock their rows in the same order. */
record DraftKey(UUID unit, UUID edition, String page) implements Comparable<DraftKey> {
    /** The context under which the body is encrypted. */
    String context() {
        return "draft/" + unit + "/" + edition + "/" + page;
    }

    @Override
    public int compareTo(DraftKey other) {
        int byUnit = unit.compareTo(other.unit);
        int byEdition = byUnit != 0 ? byUnit : edition.compareTo(other.edition);
        return byEdition != 0 ? byEdition : page.compareTo(other.page);
    }
}
