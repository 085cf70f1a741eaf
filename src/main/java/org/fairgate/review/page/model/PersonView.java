package org.fairgate.review.page.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person of a case as it is drawn.
 *
 * @param photo address of the photo
 * @param facts kind, document and position in one line
 * @param comparable whether it was ever sent back, so that only what changed is shown
 * @param open whether the data stand open
 * @param reason what the reviewer has typed about the person as a whole
 */
public record PersonView(
        String id,
        String name,
        @Nullable String photo,
        Standing standing,
        String facts,
        List<String> warnings,
        List<CaseView.Row> rows,
        boolean comparable,
        boolean open,
        String reason) {
    public PersonView {
        warnings = List.copyOf(warnings);
        rows = List.copyOf(rows);
    }

    /** Where the person stands. */
    public record Standing(String state, String look, String tag, int round, boolean decidable) {}

    /** Whether it waits for a tag. */
    public boolean decidable() {
        return standing.decidable();
    }
}
