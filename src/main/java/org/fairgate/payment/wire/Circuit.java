package org.fairgate.payment.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Leaves a gateway alone that does not answer: so many calls in a row without a clear outcome open it; after a pause one
 * call goes through to try, and any clear outcome closes it. A refusal is a clear outcome. Safe for any thread.
 */
final class Circuit {
    private final InstantSource clock;
    private final int most;
    private final Duration pause;
    private int failures;
    private Instant triedAgainAt = Instant.MIN;

    /** @param most failures in a row that open it */
    Circuit(InstantSource clock, int most, Duration pause) {
        this.clock = clock;
        this.most = most;
        this.pause = pause;
    }

    /** Whether a call may go out. While open this is true once in each pause. */
    synchronized boolean admits() {
        if (!isOpen()) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(triedAgainAt)) {
            return false;
        }
        triedAgainAt = now.plus(pause);
        return true;
    }

    /** A call had a clear outcome; true if that closed the circuit. */
    synchronized boolean answered() {
        boolean closed = isOpen();
        failures = 0;
        return closed;
    }

    /** Nobody knows what came of a call; true if that opened the circuit. */
    synchronized boolean failed() {
        failures = Math.min(failures + 1, most + 1);
        if (failures >= most) {
            triedAgainAt = clock.instant().plus(pause);
        }
        return failures == most;
    }

    synchronized boolean isOpen() {
        return failures >= most;
    }
}
