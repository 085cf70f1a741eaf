package org.fairgate.file;

import java.time.Instant;
import org.fairgate.kernel.id.FileId;

/**
 * A file of a unit whose bytes are stored.
 *
 * @param size bytes
 * @param width pixels
 * @param height pixels
 */
public record StoredFile(
        FileId id, FilePurpose purpose, String contentType, long size, int width, int height, Instant createdAt) {
    /** Where its own unit reads it. */
    public String url() {
        return "/api/v1/files/" + id;
    }
}
