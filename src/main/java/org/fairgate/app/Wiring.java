package org.fairgate.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.fairgate.draft.DraftWriters;
import org.fairgate.platform.config.Settings;

/**
 * What a test may exchange: the clock, randomness, and how drafts are committed (a crash test proves itself with a writer
 * that answers too early).
 */
record Wiring(InstantSource clock, SecureRandom random, WritersFactory writers) {
    /** Makes the writers of drafts on a pool of their own. */
    interface WritersFactory {
        DraftWriters create(Settings.AutoSave settings, Pool pool, InstantSource clock, MeterRegistry metrics);
    }

    static Wiring production() {
        return new Wiring(InstantSource.system(), new SecureRandom(), DraftWriters::new);
    }
}
