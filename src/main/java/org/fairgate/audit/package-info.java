/**
 * The audit trail (R-AUD): every staff action and every change of state, append-only, hash-chained per unit.
 *
 * <p>Invariants: the entries of a unit are numbered 1, 2, 3 … without a gap; each carries the hash of the one before; a
 * head row per unit holds number and hash of the last, so that a cut-off tail is noticed too. An entry commits with its
 * cause or not at all, and the database refuses to change or delete it.
 *
 * <p>Called by every feature through {@link org.fairgate.audit.AuditService} with the caller's transaction. Entries name
 * ids and states, never personal data: they cannot be erased.
 */
@NullMarked
package org.fairgate.audit;

import org.jspecify.annotations.NullMarked;
