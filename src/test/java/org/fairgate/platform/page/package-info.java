/** Tests of pages and their assets. */
@NullMarked
package org.fairgate.platform.page;

import org.jspecify.annotations.NullMarked;
