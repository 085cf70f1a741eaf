/** Finance's view of money that does not fit, and of refunds that the system owes by itself (R-PAY-6, R-FIN). */
@NullMarked
package org.fairgate.payment.odd;

import org.jspecify.annotations.NullMarked;
