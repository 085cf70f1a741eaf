/** What waits for finance, on one page, and what finance's pages share (R-FIN). */
@NullMarked
package org.fairgate.payment.finance;

import org.jspecify.annotations.NullMarked;
