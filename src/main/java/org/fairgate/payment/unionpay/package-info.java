/**
 * 银联 full channel 5.1.0: a code to scan (主扫) and the B2B gateway, refunds, and the settlement file of a day.
 *
 * <p>What is different here:
 * <ul>
 *   <li>what is signed is the hexadecimal text of a hash, and the certificate that proves a message travels in it: {@link
 *       org.fairgate.payment.unionpay.TrustedCertificates} says whether it is UnionPay's;
 *   <li>a payment is named by our number <em>and</em> by when we sent it ({@code txnTime}). Our numbers are never used
 *       twice, so the number alone says which payment a notice is about;
 *   <li>nothing can be closed. What ends a payment is its {@code payTimeout}, which is why every payment gets one that can be
 *       told from when it was sent: {@link org.fairgate.payment.unionpay.Lifetimes}.
 * </ul>
 */
@NullMarked
package org.fairgate.payment.unionpay;

import org.jspecify.annotations.NullMarked;
