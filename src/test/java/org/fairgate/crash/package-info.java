/**
 * Kills the service and PostgreSQL with SIGKILL under load and then asks a fresh server for every save that was
 * acknowledged. The length is set by {@code -Dcrash.kills=…} (default 20).
 */
@NullMarked
package org.fairgate.crash;

import org.jspecify.annotations.NullMarked;
