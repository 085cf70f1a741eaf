package org.fairgate.platform.config;

/** A configuration key that is unknown, missing or out of bounds; the message names it and says what it takes. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSetting(String message) {
        super(message);
    }

    /** Throws unless {@code holds}; for the compact constructors of the settings records. */
    static void require(boolean holds, String message) {
        if (!holds) {
            throw new BadSetting(message);
        }
    }
}
