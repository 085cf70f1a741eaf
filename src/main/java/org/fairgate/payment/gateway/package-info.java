/**
 * What every payment gateway can do for us, in our words; {@code alipay}, {@code wechatpay} and {@code unionpay} speak their
 * protocols behind it.
 *
 * <p>Nothing here knows orders, persons or SQL: a gateway is asked by our number and answers with what it says happened
 * (R-PAY-6, R-PAY-7). Three rules hold for each of them:
 * <ul>
 *   <li>a call that may have reached the gateway and was not answered clearly fails with {@link
 *       org.fairgate.payment.gateway.GatewayUnknown}: nobody may take it for a refusal;
 *   <li>a message is read only after its signature, merchant and application are checked, else {@link
 *       org.fairgate.payment.gateway.BadMessage};
 *   <li>amounts are {@link org.fairgate.kernel.Fen}, read exactly and never rounded.
 * </ul>
 */
@NullMarked
package org.fairgate.payment.gateway;

import org.jspecify.annotations.NullMarked;
