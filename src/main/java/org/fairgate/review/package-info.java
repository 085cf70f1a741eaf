/**
 * The review workbench (R-REV): delegations, sub-delegations and the overseas desk read what units have submitted,
 * approve it or send it back, and give persons their tags.
 *
 * <p>Invariants: a reviewer sees and touches only what lies within the scope of their account at that moment, everything
 * else answers as if it did not exist; a decision names the round that was seen and the first one wins, so two reviewers
 * never overwrite each other; a tag that leads on is given only while the unit is approved, whose row the transaction
 * holds; a decision, its notices and its audit entry commit together; one bulk decision tells a unit once. The claim on a
 * unit only warns others, unless it was taken over: then whoever had it decides no more while it lasts.
 *
 * <p>Rank 6: stands on {@code unit.life} and {@code person}; {@link org.fairgate.review.UnitReview} and {@link
 * org.fairgate.review.PersonReview} are the doors.
 */
@NullMarked
package org.fairgate.review;

import org.jspecify.annotations.NullMarked;
