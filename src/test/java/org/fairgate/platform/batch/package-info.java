/** Tests of group commit. */
@NullMarked
package org.fairgate.platform.batch;

import org.jspecify.annotations.NullMarked;
