/**
 * The persons of a unit (R-PER): added, filled in through drafts, checked, submitted with their documents claimed once in
 * an edition, and moved through their life by whoever may.
 *
 * <p>Every move is one statement guarded by the state (and, where somebody decided, by the round that was looked at), with
 * its audit record in the same transaction; a move that the table of {@link org.fairgate.person.base.PersonState} does not
 * have changes nothing and answers 409 with the present state. What was submitted is kept round by round, encrypted.
 *
 * <p>{@code person.base} has the words, {@code person.form} the fields and their check, {@code person.queue} what reviewers
 * see. Called by {@code submission}, {@code review} and the features after them.
 */
@NullMarked
package org.fairgate.person;

import org.jspecify.annotations.NullMarked;
