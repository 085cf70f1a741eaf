/** Values of payments: channels, and what is said of a payment between us and a gateway. */
@NullMarked
package org.fairgate.payment.base;

import org.jspecify.annotations.NullMarked;
