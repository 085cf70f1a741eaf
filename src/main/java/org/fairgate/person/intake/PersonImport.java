package org.fairgate.person.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;

/**
 * An import as its unit sees it.
 *
 * @param size bytes of the file
 * @param counts of its rows
 * @param problem key of what is wrong with the whole file
 * @param changedAt of an ended one, when it ended
 */
public record PersonImport(
        UUID id,
        UnitId unit,
        EditionId edition,
        ImportState state,
        String fileName,
        long size,
        Counts counts,
        Optional<String> problem,
        Instant createdAt,
        Instant changedAt) {
    /**
     * Rows.
     *
     * @param total filled ones; 0 before they are counted
     * @param done behind it, good and bad
     * @param renewed persons of an earlier import who were updated
     * @param photos persons who got one
     * @param pictures in the archive
     */
    public record Counts(int total, int done, int added, int renewed, int wrong, int photos, int pictures) {}
}
