package org.fairgate.person.queue;

/**
 * What other registrations of the edition have in common with a person: facts for a reviewer, who is told how many there
 * are and never whose. Each count stops at {@link #MOST}.
 *
 * @param photo persons with the very same photo
 * @param document other persons with whom the same document was submitted before, and then sent back, withdrawn or given up
 */
public record Likeness(Count photo, Count document) {
    /** Counts stop here. */
    public static final int MOST = 20;

    /** Nothing in common with anybody. */
    public static final Likeness NONE = new Likeness(new Count(0, 0), new Count(0, 0));

    /** How many in the person's own unit, and in others. */
    public record Count(int within, int elsewhere) {
        /** All together. */
        public int total() {
            return within + elsewhere;
        }
    }
}
