/** The page of bills and their differences. */
@NullMarked
package org.fairgate.payment.bill.page;

import org.jspecify.annotations.NullMarked;
