/**
 * Long lists in pages: where a page ends ({@link org.fairgate.platform.paging.Cursor}) and what is on it
 * ({@link org.fairgate.platform.paging.Paged}). A list is ordered by a moment and an id, so that a page is one range of an
 * index wherever it begins; nobody counts or skips rows.
 */
@NullMarked
package org.fairgate.platform.paging;

import org.jspecify.annotations.NullMarked;
