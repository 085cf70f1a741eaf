package org.fairgate.notice;

import java.time.Duration;

/**
 * How a try ended.
 *
 * @param cause a code for people who run the service, such as {@code isv.BUSINESS_LIMIT_CONTROL} or {@code SMTP 550};
 *     never text of the gateway, which may repeat the recipient
 * @param pause shortest time before the next try
 */
public record Outcome(Result result, String cause, Duration pause) {
    private static final int LONGEST_CAUSE = 200;

    /** The three ways. */
    public enum Result {
        /** The gateway took it. */
        SENT,
        /** Not taken, or nobody knows; worth another try. */
        RETRY,
        /** Refused for good. */
        REFUSED
    }

    public Outcome {
        String plain = cause.replaceAll("[^A-Za-z0-9 ._:-]", "?");
        cause = plain.substring(0, Math.min(LONGEST_CAUSE, plain.length()));
    }

    /** The gateway took it. */
    public static Outcome sent() {
        return new Outcome(Result.SENT, "", Duration.ZERO);
    }

    /** Worth another try. */
    public static Outcome retry(String cause) {
        return retryAfter(cause, Duration.ZERO);
    }

    /** Worth another try, but not before so long. */
    public static Outcome retryAfter(String cause, Duration pause) {
        return new Outcome(Result.RETRY, cause, pause);
    }

    /** Refused for good. */
    public static Outcome refused(String cause) {
        return new Outcome(Result.REFUSED, cause, Duration.ZERO);
    }
}
