package org.fairgate.draft;

/** What became of a save in the database. */
sealed interface Outcome {
    /** Committed under this version. */
    record Saved(long version) implements Outcome {}

    /** The row already holds this content, under this version; nothing was written. */
    record Unchanged(long version) implements Outcome {}

    /** The row has another version; 0 when it is gone. */
    record Stale(long currentVersion) implements Outcome {}

    /** The page was submitted. */
    record Locked() implements Outcome {}
}
