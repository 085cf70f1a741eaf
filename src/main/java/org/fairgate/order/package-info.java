/**
 * Orders of badge fees (R-PAY-1 to 3, 5, 8): made of persons who wait for payment, cancelled or run out before they are paid,
 * and paid, which moves their persons on.
 *
 * <p>Invariants: a person is in at most one order that is neither cancelled nor expired, which a unique index holds; amount
 * and fees are those of the moment the order was made; every step is one statement guarded by the states of {@link
 * org.fairgate.order.base.OrderState}, with its audit record in the same transaction.
 *
 * <p>Locks are taken in one order everywhere: orders, payments, persons, and the audit trail last. What money does to an
 * order is decided in {@code payment}, which holds the orders it decides on; this feature carries it out, a batch of any size
 * in a handful of statements.
 */
@NullMarked
package org.fairgate.order;

import org.jspecify.annotations.NullMarked;
