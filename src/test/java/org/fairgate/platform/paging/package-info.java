/** Tests of pages and cursors. */
@NullMarked
package org.fairgate.platform.paging;

import org.jspecify.annotations.NullMarked;
