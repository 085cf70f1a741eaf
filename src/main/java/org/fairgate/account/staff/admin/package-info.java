/**
 * Staff accounts as the organiser administers them (R-ORG): list, make, change, switch off and on, reset.
 *
 * <p>Invariants: a start password is made here, shown once in the answer and never stored readable; it must be replaced at
 * the first sign-in. A change names the version it is based on. Whoever gets another role or scope, is switched off or
 * reset is signed out everywhere in the same transaction. Nobody switches off, demotes or resets the own account, and
 * one active organiser always stays: whatever could take one away holds the rows of all active organisers first, so two
 * who demote each other at once do not both succeed. Everything is audited.
 */
@NullMarked
package org.fairgate.account.staff.admin;

import org.jspecify.annotations.NullMarked;
