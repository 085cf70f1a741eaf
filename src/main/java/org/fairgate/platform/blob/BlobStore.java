package org.fairgate.platform.blob;

import io.vertx.core.Future;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;

/** Keeps files of units. */
public interface BlobStore {
    /** Stores the bytes durably: when this succeeds they survive a power failure. The same id again replaces them. */
    Future<Void> put(UnitId unit, FileId file, byte[] bytes);

    /** The bytes; fails with {@code HttpProblem.NOT_FOUND} when the unit has no such file. */
    Future<byte[]> get(UnitId unit, FileId file);

    /** Removes the file; nothing happens when there is none. */
    Future<Void> delete(UnitId unit, FileId file);
}
