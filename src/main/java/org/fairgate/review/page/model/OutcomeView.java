package org.fairgate.review.page.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a bulk decision.
 *
 * @param left matching ones that were not reached
 * @param file address of the whole result as a file, with the page itself; null for none
 */
public record OutcomeView(
        int done,
        Listed skippedOnes,
        Listed failedOnes,
        long left,
        @Nullable String file) {

    /** The same with the whole result as a file. */
    public OutcomeView with(String wholeResult) {
        return new OutcomeView(done, skippedOnes, failedOnes, left, wholeResult);
    }

    /** How many, and the first of them by name. */
    public record Listed(int count, List<Item> first) {
        public Listed {
            first = List.copyOf(first);
        }
    }

    /** One that was not done, and why. */
    public record Item(String name, String why) {}

    /** Class name of the banner. */
    public String look() {
        if (failedOnes.count() > 0) {
            return "bad";
        }
        return skippedOnes.count() == 0 && left == 0 ? "good" : "warn";
    }

    /** The first of those that were skipped. */
    public List<Item> skipped() {
        return skippedOnes.first();
    }

    /** The first of those that failed. */
    public List<Item> failed() {
        return failedOnes.first();
    }

    /** How many were skipped. */
    public int skippedCount() {
        return skippedOnes.count();
    }

    /** How many failed. */
    public int failedCount() {
        return failedOnes.count();
    }
}
