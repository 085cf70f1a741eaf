package org.fairgate.platform.limit;

import java.time.Duration;

/**
 * How much of something at once.
 *
 * @param name names it in metrics and threads
 * @param places pieces of work that run at once
 * @param queue further ones that may wait; more fail with {@link Busy}
 * @param patience how long each may wait, and where work has a deadline of its own, how long it may run
 */
public record Bounds(String name, int places, int queue, Duration patience) {}
