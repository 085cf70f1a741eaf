package org.fairgate.simulator.page;

/** A text of the pages in both languages. */
public interface Said {
    /** In Chinese. */
    String zh();

    /** In English. */
    String en();
}
