/**
 * 支付宝 open platform by RSA2: codes to scan ({@code alipay.trade.precreate}), queries, closing, refunds, bills, and its
 * messages.
 *
 * <p>What is peculiar about it:
 * <ul>
 *   <li>a trade exists only once somebody scanned its code. Until then Alipay says that there is nothing to ask about or to
 *       close, and the code can still be paid afterwards;
 *   <li>an answer is signed over its node's text as it was written, so that text is taken out before anything is parsed;
 *   <li>{@code TRADE_SUCCESS} comes again when part of the money goes back: only what the message says of a refund tells the
 *       two apart.
 * </ul>
 */
@NullMarked
package org.fairgate.payment.alipay;

import org.jspecify.annotations.NullMarked;
