/** Pages of money that does not fit. */
@NullMarked
package org.fairgate.payment.odd.page;

import org.jspecify.annotations.NullMarked;
