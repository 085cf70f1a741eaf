/**
 * Payment by bank transfer (R-PAY-4c): the unit's remittance form 汇款信息 with its voucher, and what finance decides of it.
 *
 * <p>Invariants: an order has one payment reference for ever, and at most one form that is neither refused nor taken back;
 * while one waits the order is {@code CONFIRMING}. A voucher is a hint, the bank's line is the proof: nothing is booked
 * without a person of finance. Order and form move in one transaction, the order's row held first.
 */
@NullMarked
package org.fairgate.payment.transfer;

import org.jspecify.annotations.NullMarked;
