/** Tests of the ledger. */
@NullMarked
package org.fairgate.payment.ledger;

import org.jspecify.annotations.NullMarked;
