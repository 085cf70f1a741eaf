package org.fairgate.submission.record;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import org.fairgate.platform.limit.BoundedWorkers;
import org.jspecify.annotations.Nullable;

/** Makes records, a few at a time; fails with {@code Busy} when too many wait. */
public final class RecordPress {
    private final BoundedWorkers workers;
    private @Nullable SheetFont font;

    public RecordPress(BoundedWorkers workers) {
        this.workers = workers;
    }

    /** The record as a PDF file. */
    public Future<Buffer> print(RecordContent content) {
        return workers.run(() -> Buffer.buffer(RecordSheet.draw(font(), content)));
    }

    /** Read for the first record, on the thread that draws it: a node that prints none does without. */
    private synchronized SheetFont font() {
        SheetFont read = font == null ? new SheetFont() : font;
        font = read;
        return read;
    }
}
