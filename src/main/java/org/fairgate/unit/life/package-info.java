/**
 * What happens to a unit's registration after it is filled in (R-UNIT 5–7, R-REV): submission, withdrawal, opening and
 * decision by reviewers, every round kept, and the queues in which reviewers find it.
 *
 * <p>Invariants: a state changes only along an edge of {@link org.fairgate.unit.UnitState}, by one guarded statement, in
 * one transaction with its round and its audit entry; what was submitted is what was locked in that transaction; a
 * decision names the round that the reviewer saw and never overwrites another's. {@link org.fairgate.unit.life.UnitLife}
 * takes the row of the unit first and the drafts after it, so that submissions of one unit wait for each other.
 *
 * <p>Every statement of {@link org.fairgate.unit.life.UnitQueue} carries the reviewer's scope: what lies outside is as if
 * it did not exist. What was submitted is encrypted; the name of the unit is not, so that it can be searched.
 *
 * <p>Called by {@code submission} and {@code review} with their transactions, and by the unit's own pages for reasons.
 */
@NullMarked
package org.fairgate.unit.life;

import org.jspecify.annotations.NullMarked;
