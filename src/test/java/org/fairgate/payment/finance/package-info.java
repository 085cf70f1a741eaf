/** Tests of finance's pages. */
@NullMarked
package org.fairgate.payment.finance;

import org.jspecify.annotations.NullMarked;
