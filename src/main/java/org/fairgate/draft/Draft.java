package org.fairgate.draft;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A page as last saved.
 *
 * @param version counts the accepted saves, from 1
 * @param body the JSON object, exactly the bytes that were sent
 * @param locked submitted: no longer editable
 */
public record Draft(String page, long version, Buffer body, boolean locked, Instant savedAt) {}
