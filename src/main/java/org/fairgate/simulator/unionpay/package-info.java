/**
 * UnionPay's full channel 5.1.0 as a merchant sees it: bank pages for businesses, codes to be scanned, refunds, queries,
 * settlement files and back notices.
 *
 * <p>Invariants: a message is looked into only after the merchant's right signature over all its fields; everything that goes
 * out is signed by a certificate of UnionPay's own chain, which is part of what is signed; an answer is plain {@code
 * k=v&k=v} text that is not encoded, a notice is a form that is encoded once. The back channel turns a number down that was
 * used before ({@code 12}); a browser may bring the same form again.
 *
 * <p>Rules: a payment is found only by its {@code orderId} with its {@code txnTime}. Without {@code payTimeout} it may be paid
 * for fifteen minutes. Only what went well is told; the browser's way back ({@code frontUrl}) proves nothing. A refund comes
 * to its end after {@link org.fairgate.simulator.unionpay.UnionRefunds#USUAL}, and the payment's own query does not show it.
 * The settlement file of a day ({@link org.fairgate.simulator.unionpay.SettlementFile} has its columns) is there when the day
 * is over, at once after {@code POST /control/unionpay/files-at-once} with {@code on=true}. The certificates are made at the
 * start: a merchant trusts the root and the one below it.
 *
 * <p>Who may call: {@code org.fairgate.simulator}, and over HTTP the merchant of the options and its payers' browsers.
 */
@NullMarked
package org.fairgate.simulator.unionpay;

import org.jspecify.annotations.NullMarked;
