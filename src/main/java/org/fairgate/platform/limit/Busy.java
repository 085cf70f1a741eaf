package org.fairgate.platform.limit;

/** A bound was reached; the caller is told 503 with {@code Retry-After}. Carries no stack trace: it is an everyday event. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retryAfterSeconds;

    /** Busy, try again in two seconds. */
    public Busy() {
        this(2);
    }

    /** Busy, try again in so many seconds. */
    public Busy(int retryAfterSeconds) {
        super("busy", null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** When to try again, in seconds. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
