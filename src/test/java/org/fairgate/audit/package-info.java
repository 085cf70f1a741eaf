/** Tests of {@code org.fairgate.audit}. */
@NullMarked
package org.fairgate.audit;

import org.jspecify.annotations.NullMarked;
