package org.fairgate.file;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.blob.BlobStore;
import org.fairgate.platform.db.Db;

/**
 * Removes files that nothing points at: uploads that were never used, documents that were replaced, and what a crash
 * left half-way. Any number of nodes may sweep at once; a file is claimed before its bytes go, and a claim whose owner
 * died is claimed again.
 */
public final class FileSweeper {
    /** How long a file may be without use; far longer than any upload takes. */
    public static final Duration KEPT = Duration.ofHours(1);

    /**
     * The same for what a person's draft may name. Nobody but the draft knows, which is encrypted; a draft may rest for
     * weeks before it is submitted.
     */
    public static final Duration KEPT_FOR_DRAFTS = Duration.ofDays(120);

    private static final int MOST = 100;

    private final Db db;
    private final InstantSource clock;
    private final BlobStore blobs;

    public FileSweeper(Db db, InstantSource clock, BlobStore blobs) {
        this.db = db;
        this.clock = clock;
        this.blobs = blobs;
    }

    /** One round of at most 100 files; says how many it removed. Call it every few minutes. */
    public Future<Integer> runOnce() {
        Instant now = clock.instant();
        FileStore.Ages ages = new FileStore.Ages(now.minus(KEPT), now.minus(KEPT_FOR_DRAFTS));
        return db.read(client -> FileStore.claimLeftOver(client, ages, now, MOST))
                .compose(claimed -> {
                    Future<Void> removed = Future.succeededFuture();
                    for (FileStore.LeftOver file : claimed) {
                        removed = removed.compose(done -> remove(file));
                    }
                    return removed.map(claimed.size());
                });
    }

    /** Bytes first: a row without bytes is swept again, bytes without a row never would be. */
    private Future<Void> remove(FileStore.LeftOver left) {
        UnitId unit = left.unit();
        FileId file = left.file();
        return blobs.delete(unit, file)
                .compose(gone -> db.tx(tx -> FileStore.delete(tx, unit, file)
                        .compose(deleted -> deleted
                                ? FileStore.giveBackQuota(tx, unit, left.size()).mapEmpty()
                                : Future.succeededFuture())));
    }
}
