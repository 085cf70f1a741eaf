package org.fairgate.simulator.inbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By which way a message came. */
public enum Kind {
    SMS,
    MAIL;

    /** The name in JSON and in URLs: {@code sms}, {@code mail}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String tag) {
        return Arrays.stream(values()).filter(kind -> kind.tag().equals(tag)).findFirst();
    }
}
