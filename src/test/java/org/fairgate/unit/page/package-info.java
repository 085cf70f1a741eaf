/** Tests of the unit's pages. */
@NullMarked
package org.fairgate.unit.page;

import org.jspecify.annotations.NullMarked;
