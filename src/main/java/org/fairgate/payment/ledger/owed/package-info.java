/**
 * Refunds that the system owes by itself (R-PAY-6): to be read by finance, and what gateways say of them. They are queued by the
 * {@link org.fairgate.payment.ledger.Booker}; nobody sends them yet, so a gateway speaks of one only when somebody has sent the
 * money back at the gateway itself, under our number.
 *
 * <p>What a gateway has said is kept beside the refund, whoever heard it and in whatever order it comes, and never goes back:
 * what is done stays done. It books no payment.
 */
@NullMarked
package org.fairgate.payment.ledger.owed;

import org.jspecify.annotations.NullMarked;
