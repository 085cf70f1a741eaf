/** How gateways write things down: signed texts, forms, times, sums of money and bills; each is read strictly and exactly. */
@NullMarked
package org.fairgate.payment.wire.text;

import org.jspecify.annotations.NullMarked;
