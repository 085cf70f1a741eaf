/**
 * Payments through gateways (R-PAY-4, 6, 7): a try to pay an order by a channel, from the moment it is sent to the moment
 * nobody needs to ask any more.
 *
 * <p>Invariants:
 * <ul>
 *   <li>a row is written before a gateway is called, and its outcome after; what nobody knows is a state ({@link
 *       org.fairgate.payment.base.PaymentState#UNKNOWN}), healed by asking;
 *   <li>whatever says that money came (a message, an answer, a bill) goes through {@code ledger}, which books a payment
 *       exactly once; money that does not fit is kept for finance and, where it is owed back, a refund of its own number is
 *       written in the same transaction;
 *   <li>no transaction is open while a gateway is called.
 * </ul>
 */
@NullMarked
package org.fairgate.payment;

import org.jspecify.annotations.NullMarked;
