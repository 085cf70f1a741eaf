package org.fairgate.payment;

import java.time.Duration;
import java.util.List;

/**
 * When a gateway is asked about a payment (R-PAY-7): often in the first minutes, in which most people pay, then ever less.
 *
 * @param unclear longest pause while nobody knows what became of a call
 */
record AskSchedule(Duration unclear) {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(3),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30));

    /** @param asked how often it was asked so far */
    Duration after(int asked) {
        return PAUSES.get(Math.min(Math.max(asked, 0), PAUSES.size() - 1));
    }

    /** The same where the last answer said nothing: soon, so that a gateway that is back is noticed. */
    Duration afterUnclear(int asked) {
        Duration usual = after(asked);
        return usual.compareTo(unclear) < 0 ? usual : unclear;
    }
}
