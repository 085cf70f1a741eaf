/** What the decisions of reviewers mean for the unit's progress page (R-ACC-8): who is to be paid for, who is checked. */
@NullMarked
package org.fairgate.review.progress;

import org.jspecify.annotations.NullMarked;
