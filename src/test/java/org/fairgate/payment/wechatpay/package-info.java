@NullMarked
package org.fairgate.payment.wechatpay;

import org.jspecify.annotations.NullMarked;
