package org.fairgate.person.queue;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.fairgate.person.base.Person;
import org.fairgate.platform.http.HttpProblem;

/** Where a page of a queue ends: the last person on it. */
public record QueueCursor(Instant submittedAt, UUID person) {
    /** Before everybody. */
    public static final QueueCursor START = new QueueCursor(Instant.EPOCH, new UUID(0, 0));

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static QueueCursor of(Person last) {
        return new QueueCursor(
                last.submittedAt().orElse(Instant.EPOCH), last.key().person().value());
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws org.fairgate.platform.http.Problem 400 for anything else
     */
    public static QueueCursor parse(String text) {
        String[] halves = text.split("_", -1);
        if (halves.length != 2 || halves[1].length() != 36) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        try {
            Instant at = Instant.parse(halves[0]);
            if (at.isAfter(LATEST) || at.isBefore(Instant.EPOCH)) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return new QueueCursor(at, UUID.fromString(halves[1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    /** As it travels in a URL. */
    public String text() {
        return submittedAt + "_" + person;
    }
}
