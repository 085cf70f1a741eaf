package org.fairgate.simulator.pay.notice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A notice with all that came of it so far.
 *
 * @param sendings oldest first
 */
public record Notice(Event event, Standing standing, List<Sending> sendings) {
    public Notice {
        sendings = List.copyOf(sendings);
    }

    /** What has become of a notice. */
    public enum Standing {
        /** Waits for an answer, or to be sent again. */
        UNDER_WAY,
        /** The merchant gave the right answer. */
        ACCEPTED,
        /** The schedule is over without the right answer. */
        GIVEN_UP,
        /** A fault kept it from being sent. */
        LOST;

        /** The name in JSON. */
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One sending.
     *
     * @param wire exactly what was sent
     * @param status HTTP status of the answer, 0 if none came
     * @param answer its body, cut if it is long; without an answer, why
     */
    public record Sending(Instant at, Wire wire, int status, String answer) {}

    Notice with(Sending sending, Standing now) {
        // two sendings may be under way at once: one right answer is enough
        Standing kept = standing == Standing.ACCEPTED ? standing : now;
        return new Notice(
                event,
                kept,
                Stream.concat(sendings.stream(), Stream.of(sending)).toList());
    }

    Notice as(Standing now) {
        return new Notice(event, now, sendings);
    }
}
