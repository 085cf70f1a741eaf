/**
 * The unit's registration for an edition: what it is, which delegation reviews it, its qualification document, the
 * preview of all it will submit, and its progress (R-UNIT 1–4, R-ACC-8).
 *
 * <p>A row is made in the transaction of the sign-up, so an account of the open edition always has one. What is typed
 * lives in drafts; this package reads them and judges them by the table in {@code unit.form}. The document is a file of
 * {@code file}; the old one stays attached until the new one is, in one transaction with the audit entry.
 *
 * <p>Invariants: a domestic unit has a delegation, an overseas unit none; governments have no document; a unit sees and
 * changes its own row only, found by the id in its token.
 *
 * <p>Rank 4: uses edition, delegation, audit, account, draft and file. {@link org.fairgate.unit.UnitService} is the door.
 */
@NullMarked
package org.fairgate.unit;

import org.jspecify.annotations.NullMarked;
