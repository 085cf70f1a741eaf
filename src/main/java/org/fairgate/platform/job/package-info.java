/** Background work of a node: rounds at intervals, never two at once, that end cleanly. */
@NullMarked
package org.fairgate.platform.job;

import org.jspecify.annotations.NullMarked;
