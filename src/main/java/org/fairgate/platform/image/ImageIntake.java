package org.fairgate.platform.image;

import io.vertx.core.Future;
import java.nio.file.Path;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.limit.BoundedWorkers;

/** Takes pictures in (R-UNIT-2). */
public final class ImageIntake {
    private final BoundedWorkers workers;
    private final ImageCleaner cleaner;

    /** @param workers a pool of its own: decoding takes a core for up to seconds */
    public ImageIntake(BoundedWorkers workers, Settings.Upload limits) {
        this.workers = workers;
        this.cleaner = new ImageCleaner(limits.maxFile().bytes(), limits.maxPixels());
    }

    /**
     * Draws the picture in the file anew. Fails with a problem of {@link ImageProblem}, or with {@code Busy} when too
     * many wait; never with anything else for any content.
     *
     * @param file an uploaded file; it is read, not changed
     */
    public Future<Clean> clean(Path file) {
        return workers.run(() -> cleaner.clean(file));
    }
}
