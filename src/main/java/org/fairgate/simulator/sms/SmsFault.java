package org.fairgate.simulator.sms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which an SMS gateway goes wrong. */
public enum SmsFault {
    /** All is well. */
    NONE,
    /** Answers rightly, but late. */
    SLOW,
    /** Takes the request and never answers. */
    SILENT,
    /** Answers 503 and sends nothing. */
    SERVER_ERROR,
    /** Answers 200 with something that is not JSON, and sends nothing. */
    GARBAGE,
    /** Refuses with {@code isv.BUSINESS_LIMIT_CONTROL}. */
    THROTTLE,
    /** Sends the message, then cuts the connection: the caller cannot know, and a retry sends twice. */
    DROP_AFTER_ACCEPT,
    /** Answers OK, but the message reaches nobody. */
    LOST;

    /** The name in JSON and forms, such as {@code drop-after-accept}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of this name, if there is one. */
    public static Optional<SmsFault> of(String tag) {
        return Arrays.stream(values()).filter(fault -> fault.tag().equals(tag)).findFirst();
    }
}
