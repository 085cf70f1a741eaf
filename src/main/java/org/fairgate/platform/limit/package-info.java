/** Bounds: gates that admit a fixed number of callers, worker pools with a queue, token buckets, and their metrics. */
@NullMarked
package org.fairgate.platform.limit;

import org.jspecify.annotations.NullMarked;
