/** Tests of bounds. */
@NullMarked
package org.fairgate.platform.limit;

import org.jspecify.annotations.NullMarked;
