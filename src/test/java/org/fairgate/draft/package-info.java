/** Tests of auto-save. */
@NullMarked
package org.fairgate.draft;

import org.jspecify.annotations.NullMarked;
