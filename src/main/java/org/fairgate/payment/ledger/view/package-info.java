/** What others may read of the ledger: the money of a span of time, and refunds that the system owes. */
@NullMarked
package org.fairgate.payment.ledger.view;

import org.jspecify.annotations.NullMarked;
