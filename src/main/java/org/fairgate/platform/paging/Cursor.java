package org.fairgate.platform.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.FileId;
import org.fairgate.platform.http.HttpProblem;

/** Where a page ends: the moment and the id of its last row. */
public record Cursor(Instant at, UUID id) {
    /** Before every row of a list that begins with the oldest. */
    public static final Cursor OLDEST = new Cursor(Instant.EPOCH, new UUID(0, 0));

    /** Before every row of a list that begins with the newest. */
    public static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    private static final String BETWEEN = "_";

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws org.fairgate.platform.http.Problem 400 for anything else, also for moments that no row can have
     */
    public static Cursor parse(String text) {
        String[] halves = text.split(BETWEEN, -1);
        if (halves.length != 2) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        try {
            Cursor read =
                    new Cursor(Instant.parse(halves[0]), FileId.parse(halves[1]).value());
            if (read.at.isBefore(OLDEST.at) || read.at.isAfter(NEWEST.at)) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return read;
        } catch (DateTimeException | InvalidValue notOurs) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    /** As it stands in an address. */
    public String text() {
        return at + BETWEEN + id;
    }
}
