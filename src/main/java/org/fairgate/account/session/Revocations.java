package org.fairgate.account.session;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sign-ins that ended while access tokens of theirs may still live, in memory. Safe for use by many threads. */
final class Revocations {
    private final Map<UUID, Instant> ended = new ConcurrentHashMap<>();

    boolean contains(UUID family) {
        return ended.containsKey(family);
    }

    void add(Map<UUID, Instant> more) {
        ended.putAll(more);
    }

    void add(Iterable<UUID> families, Instant now) {
        families.forEach(family -> ended.put(family, now));
    }

    /** Forgets those whose access tokens are dead by their own expiry. */
    void forget(Instant before) {
        ended.values().removeIf(at -> at.isBefore(before));
    }
}
