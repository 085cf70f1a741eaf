package org.fairgate.person.intake;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.fairgate.address.AddressService;
import org.fairgate.file.FileService;
import org.fairgate.kernel.id.FileId;
import org.fairgate.person.PersonBulk;
import org.fairgate.platform.blob.BlobStore;
import org.fairgate.platform.db.Db;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.limit.BoundedWorkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims imports and carries them out, one after the other. Any number of nodes may do so; whoever dies is followed by
 * another, which goes on behind the last row that was committed.
 */
public final class ImportRunner {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRunner.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final int MOST_LEFT_OVER = 20;

    private final Tools tools;
    private final SheetDesk desk;
    private final ImportStore store;
    private final Pace pace;
    private volatile boolean stopping;

    public ImportRunner(Tools tools, SheetDesk desk, Pace pace) {
        this.tools = tools;
        this.desk = desk;
        this.store = new ImportStore(desk.cipher());
        this.pace = pace;
    }

    /**
     * What imports work with.
     *
     * @param workers for all that blocks: unpacking, parsing, writing
     * @param scratch where files lie while they are imported
     */
    public record Tools(
            Db db,
            BlobStore blobs,
            BoundedWorkers workers,
            InstantSource clock,
            Path scratch,
            PersonBulk persons,
            FileService files,
            AddressService addresses) {}

    /**
     * How imports go.
     *
     * @param batch rows of one transaction
     * @param lease how long nothing may be heard of a node before another goes on
     */
    public record Pace(int batch, Duration lease) {}

    /** Claims one import and carries it out; false when none waits. */
    public Future<Boolean> runOnce() {
        return tools.db()
                .read(client -> ImportQueueStore.claim(client, now(), now().plus(pace.lease())))
                .compose(claimed ->
                        claimed.map(job -> run(job).map(true)).orElseGet(() -> Future.succeededFuture(false)));
    }

    /** Lets what runs end after the rows under way; the rest is for another node, or for the next start. */
    public void stop() {
        stopping = true;
    }

    private Future<Void> run(ImportJob job) {
        if (!job.whole()) {
            return end(job, Optional.of(ImportProblem.INTERRUPTED.key()));
        }
        if (job.attempts() > MOST_ATTEMPTS) {
            return end(job, Optional.of(ImportProblem.BROKEN.key()));
        }
        ImportRun run = new ImportRun(tools, desk, pace, job);
        return run.open()
                .compose(opened -> batches(run))
                .compose(whole -> whole ? end(job, Optional.empty()) : giveBack(job, now()))
                .recover(cause -> failed(job, cause))
                .eventually(run::close);
    }

    /** Whether it came to the end of the file. */
    private Future<Boolean> batches(ImportRun run) {
        if (stopping) {
            return Future.succeededFuture(false);
        }
        return run.batch().compose(more -> more ? batches(run) : Future.succeededFuture(true));
    }

    private Future<Void> failed(ImportJob job, Throwable cause) {
        if (cause instanceof ImportRun.Overtaken) {
            LOG.info("import {} went on elsewhere", job.id());
            return Future.succeededFuture();
        }
        if (cause instanceof Problem problem && problem.refusal().status() < 500) {
            return end(job, Optional.of(problem.refusal().key()));
        }
        LOG.warn("import {} stopped in attempt {}; trying again", job.id(), job.attempts(), cause);
        return giveBack(job, now().plus(PAUSE));
    }

    private Future<Void> giveBack(ImportJob job, Instant from) {
        return tools.db()
                .read(client -> ImportQueueStore.giveBack(client, job, from))
                .mapEmpty();
    }

    private Future<Void> end(ImportJob job, Optional<String> problem) {
        return tools.db()
                .read(client -> ImportQueueStore.end(client, job, problem, now()))
                .compose(ours -> ours
                        ? remove(new ImportQueueStore.LeftOver(job.unit(), job.id(), job.parts()))
                        : Future.succeededFuture());
    }

    private Future<Void> remove(ImportQueueStore.LeftOver left) {
        Future<Void> removed = Future.succeededFuture();
        for (FileId part : left.parts()) {
            removed = removed.compose(done -> tools.blobs().delete(left.unit(), part));
        }
        return removed.compose(done -> tools.db().read(client -> ImportQueueStore.removed(client, left)))
                .mapEmpty();
    }

    /** Removes the files of ended imports that a crash left, and reports older than {@code kept}. */
    public Future<Void> tidy(Duration kept) {
        return tools.db()
                .read(client -> ImportQueueStore.leftOver(client, MOST_LEFT_OVER))
                .compose(this::removeAll)
                .compose(done -> tools.db().read(client -> store.purge(client, now().minus(kept), MOST_LEFT_OVER)));
    }

    private Future<Void> removeAll(List<ImportQueueStore.LeftOver> all) {
        Future<Void> removed = Future.succeededFuture();
        for (ImportQueueStore.LeftOver left : all) {
            removed = removed.compose(done -> remove(left));
        }
        return removed;
    }

    private Instant now() {
        return tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
