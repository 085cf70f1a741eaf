/** Tests of the values of orders. */
@NullMarked
package org.fairgate.order.base;

import org.jspecify.annotations.NullMarked;
