/** Tests of orders. */
@NullMarked
package org.fairgate.order;

import org.jspecify.annotations.NullMarked;
