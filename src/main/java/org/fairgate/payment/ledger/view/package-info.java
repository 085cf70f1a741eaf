/** What others may read of the ledger: the money of a span of time. */
@NullMarked
package org.fairgate.payment.ledger.view;

import org.jspecify.annotations.NullMarked;
