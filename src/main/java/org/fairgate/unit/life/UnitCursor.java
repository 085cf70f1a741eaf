package org.fairgate.unit.life;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.HttpProblem;

/** Where a page of a queue ends: the last unit on it. Those who have waited longest come first. */
public record UnitCursor(Instant at, UUID unit) {
    /** Before every unit there is. */
    public static final UnitCursor FIRST = new UnitCursor(Instant.EPOCH, new UUID(0, 0));

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    static UnitCursor of(UnitCase last) {
        return new UnitCursor(last.submittedAt(), last.unit().value());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws org.fairgate.platform.http.Problem 400 for anything else
     */
    public static UnitCursor parse(String text) {
        String[] halves = text.split("_", -1);
        if (halves.length != 2) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        try {
            Instant at = Instant.parse(halves[0]);
            if (at.isAfter(LATEST) || at.isBefore(Instant.EPOCH)) {
                throw HttpProblem.BAD_REQUEST.problem();
            }
            return new UnitCursor(at, UnitId.parse(halves[1]).value());
        } catch (DateTimeParseException | InvalidValue notOurs) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    /** As it stands in an address. */
    public String text() {
        return at + "_" + unit;
    }
}
