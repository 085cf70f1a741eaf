package org.fairgate.app;

import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What the world hands to the service: the clock and randomness. Tests hand in their own.
 */
record Wiring(InstantSource clock, SecureRandom random) {
    static Wiring production() {
        return new Wiring(InstantSource.system(), new SecureRandom());
    }
}
