/**
 * Persons as reviewers see them (R-REV): a queue with filters, counts, the persons of a unit, what was submitted round by
 * round. Every statement carries the reviewer's {@link org.fairgate.delegation.Scope}; what lies outside is as if it did not
 * exist. Every page is read by an index in the order in which persons wait, whatever the filter.
 */
@NullMarked
package org.fairgate.person.queue;

import org.jspecify.annotations.NullMarked;
