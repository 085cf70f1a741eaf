/** Ids of the house. Clocks are {@link java.time.InstantSource}s handed in from the wiring, so tests set the time. */
@NullMarked
package org.fairgate.platform.time;

import org.jspecify.annotations.NullMarked;
