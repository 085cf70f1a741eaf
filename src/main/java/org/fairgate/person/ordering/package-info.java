/**
 * What orders do to persons (R-PAY-2, 3, 8; R-PER-8): taken by an order while they wait for payment, given free again, and
 * moved on to the background check once they are paid for. Many persons, also of many units, with one statement each.
 *
 * <p>Called by {@code order} in its transaction, after its own rows are held. The audit trail of a payment comes last in
 * that transaction, so the entries are handed to the caller instead of being written here.
 */
@NullMarked
package org.fairgate.person.ordering;

import org.jspecify.annotations.NullMarked;
