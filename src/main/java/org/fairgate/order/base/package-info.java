/** Values of orders: their life, keys, numbers and refusals. */
@NullMarked
package org.fairgate.order.base;

import org.jspecify.annotations.NullMarked;
