package org.fairgate.draft;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.fairgate.platform.config.Settings;

/** The fault that the crash test must find: every save is acknowledged at once and committed a little later. */
public final class AnswerBeforeCommit {
    private AnswerBeforeCommit() {}

    private static final long LATER_MS = 50;

    private static Future<?> later() {
        return Vertx.currentContext().owner().timer(LATER_MS, TimeUnit.MILLISECONDS);
    }

    /** Writers with the fault. */
    public static DraftWriters writers(
            Settings.AutoSave settings, Pool pool, InstantSource clock, MeterRegistry metrics) {
        return new DraftWriters(settings, DraftWriters.onPool(pool, clock), metrics, real -> saves -> {
            var unused = later().compose(now -> real.commit(saves));
            return Future.succeededFuture(saves.stream()
                    .<Outcome>map(save -> new Outcome.Saved(save.version()))
                    .toList());
        });
    }
}
