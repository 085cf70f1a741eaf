/** Tests of links for payers. */
@NullMarked
package org.fairgate.payment.payer;

import org.jspecify.annotations.NullMarked;
