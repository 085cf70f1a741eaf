/** Tests of {@code org.fairgate.payment.alipay}. */
@NullMarked
package org.fairgate.payment.alipay;

import org.jspecify.annotations.NullMarked;
