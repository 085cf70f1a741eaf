package org.fairgate.simulator.page;

/** A text of the pages in both languages. */
public interface Said {
    /** The same words in Chinese and in English. */
    record Phrase(String zh, String en) {}

    /** What is said. */
    Phrase phrase();
}
