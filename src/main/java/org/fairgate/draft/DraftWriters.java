package org.fairgate.draft;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.limit.Busy;

/**
 * The writers of this node; {@link AutoSaveVerticle} adds one for each of its instances. A save goes to the writer of the
 * event loop it came in on, which costs no hop to another one and back, and where that loop has none, to the unit's. The
 * saves of a unit with two connections may so be in two batches at once: then the version in the row decides, as it does
 * between two nodes.
 */
public final class DraftWriters {
    private final List<DraftWriter> writers = new CopyOnWriteArrayList<>();
    private final Settings.AutoSave settings;
    private final DraftWriter.Batch batch;
    private final DraftMetrics metrics;

    /** @param pool connections that only the writers use, one for each */
    public DraftWriters(Settings.AutoSave settings, Pool pool, InstantSource clock, MeterRegistry metrics) {
        this(settings, onPool(pool, clock), metrics, UnaryOperator.identity());
    }

    DraftWriters(
            Settings.AutoSave settings,
            DraftWriter.Batch batch,
            MeterRegistry metrics,
            UnaryOperator<DraftWriter.Batch> faulty) {
        this.settings = settings;
        this.batch = faulty.apply(batch);
        this.metrics = new DraftMetrics(metrics);
    }

    static DraftWriter.Batch onPool(Pool pool, InstantSource clock) {
        DraftStore store = new DraftStore();
        return saves -> pool.withConnection(connection -> store.save(connection, saves, clock.instant()));
    }

    void add(Vertx vertx, Context loop) {
        writers.add(new DraftWriter(vertx, loop, settings, batch, metrics));
    }

    Future<Outcome> submit(Save save) {
        if (!settings.groupCommit()) {
            return batch.commit(List.of(save)).map(outcomes -> outcomes.get(0));
        }
        List<DraftWriter> now = writers;
        if (now.isEmpty()) {
            return Future.failedFuture(new Busy());
        }
        ContextInternal caller = ContextInternal.current();
        for (DraftWriter writer : now) {
            if (writer.isOn(caller)) {
                return writer.submit(save);
            }
        }
        return now.get(Math.floorMod(save.key().unit().hashCode(), now.size())).submit(save);
    }

    /** How long browsers should wait between saves, in ms: longer as the fullest queue fills. */
    long saveIntervalMs() {
        int fullest = 0;
        for (DraftWriter writer : writers) {
            fullest = Math.max(fullest, writer.depth());
        }
        if (fullest > settings.queueLimit() / 2) {
            return settings.fullInterval().toMillis();
        }
        return (fullest > settings.queueLimit() / 4 ? settings.busyInterval() : settings.interval()).toMillis();
    }
}
