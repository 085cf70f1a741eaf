package org.fairgate.notice.desk;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.fairgate.notice.NoticeService.DeadNotice;
import org.fairgate.platform.http.HttpProblem;

/** Where a page of the list ends: the last notice on it. */
record Cursor(Instant at, UUID id) {
    /** Before every notice there is. */
    static final Cursor NEWEST = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    static Cursor of(DeadNotice last) {
        return new Cursor(last.createdAt(), last.id());
    }

    /** @throws org.fairgate.platform.http.Problem 400 for what {@link #text} did not write */
    static Cursor parse(String text) {
        String[] halves = text.split("_", -1);
        if (halves.length != 2 || halves[1].length() != 36) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        try {
            Instant at = Instant.parse(halves[0]);
            if (at.isAfter(NEWEST.at) || at.isBefore(Instant.EPOCH)) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return new Cursor(at, UUID.fromString(halves[1]));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    String text() {
        return at + "_" + id;
    }
}
