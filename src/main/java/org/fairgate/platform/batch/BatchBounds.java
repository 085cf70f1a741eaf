package org.fairgate.platform.batch;

import java.time.Duration;

/**
 * How much a {@link GroupCommit} takes.
 *
 * @param name names it in metrics
 * @param batch most items of a batch
 * @param maxWait a busy one gathers for so long between two batches; an idle one never waits
 * @param queue items that may wait; more fail with {@link org.fairgate.platform.limit.Busy}
 * @param deadline an item that has waited longer fails with {@code Busy} without being written
 */
public record BatchBounds(String name, int batch, Duration maxWait, int queue, Duration deadline) {}
