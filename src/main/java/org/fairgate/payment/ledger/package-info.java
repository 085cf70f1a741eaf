/**
 * The ledger: every try to pay, and what became of every fen that a gateway says was paid (R-PAY-6).
 *
 * <p>Invariants, each held by the schema as well:
 * <ul>
 *   <li>a gateway's transaction is booked once, however often and by whomever it is told: {@code payment_trade_claim} is
 *       keyed by it;
 *   <li>an order is paid by one payment; a second success, and one that comes for an order that is no more, is owed back
 *       by a refund whose number is written in the same transaction;
 *   <li>money that nobody can place (unknown number, wrong amount or currency) pays nothing and waits for finance;
 *   <li>what was captured is never taken out of the ledger again, so it can be compared with the gateway's bill.
 * </ul>
 *
 * <p>Locks are taken in one order everywhere: orders, payments, persons, and the audit trail last.
 */
@NullMarked
package org.fairgate.payment.ledger;

import org.jspecify.annotations.NullMarked;
