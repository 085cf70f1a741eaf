package org.fairgate.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until the test moves it. */
public final class TestClock implements InstantSource {
    /** Where every test begins: whole microseconds, as PostgreSQL keeps them. */
    public static final Instant START = Instant.parse("2026-09-01T02:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock on. */
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }

    /** Sets the clock. */
    public synchronized void set(Instant to) {
        now = to;
    }
}
