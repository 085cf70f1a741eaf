/**
 * Submission of a unit together with its persons (R-UNIT-5), its withdrawal while nobody has begun to review it, and its
 * resubmission after a rejection (R-UNIT-7).
 *
 * <p>Invariants: a unit is never submitted without a person, submitted with it or before; unit and persons are submitted
 * in one transaction or not at all; the row of the unit is taken first, so submissions, withdrawals and decisions of one
 * unit follow each other. What is missing is told all at once, of the unit and of every person chosen.
 *
 * <p>The rules of each part are those of {@code unit.life} and {@code person}; this package only puts them together.
 * {@code submission.page} has the pages, {@code submission.record} the printable record. Rank 6.
 */
@NullMarked
package org.fairgate.submission;

import org.jspecify.annotations.NullMarked;
