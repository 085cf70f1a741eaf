/** Tests of bills. */
@NullMarked
package org.fairgate.payment.bill;

import org.jspecify.annotations.NullMarked;
