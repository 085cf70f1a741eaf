/** Tests of {@code org.fairgate.notice.gateway}. */
@NullMarked
package org.fairgate.notice.gateway;

import org.jspecify.annotations.NullMarked;
