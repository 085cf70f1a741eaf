/**
 * 微信支付, API v3: native orders (a code to scan), refunds and the bill of a day.
 *
 * <p>What holds everywhere:
 * <ul>
 *   <li>our calls are signed with our key; an answer counts only with the platform's signature ({@link
 *       org.fairgate.payment.wechatpay.PlatformKeys}). Refusals (4xx) and files are unsigned by protocol: a refusal can only
 *       say that nothing was done, and a file is held to the hash in a signed answer;
 *   <li>amounts are {@code amount.total}, what the order costs, never {@code payer_total}, what the payer's coupons left;
 *   <li>what a message says is believed after signature, decryption, merchant and application are right.
 * </ul>
 */
@NullMarked
package org.fairgate.payment.wechatpay;

import org.jspecify.annotations.NullMarked;
