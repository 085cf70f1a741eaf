@NullMarked
package org.fairgate.payment.unionpay;

import org.jspecify.annotations.NullMarked;
