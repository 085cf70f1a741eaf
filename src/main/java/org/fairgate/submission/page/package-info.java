/**
 * Check and submit, what happens next, and withdrawal as pages (R-UNIT 5–7). Problems come first; every card leads to
 * where it is changed; nothing is sent in or taken back before its consequence was named and agreed to, with scripts in a
 * dialog, without them on a page of its own. No rules in here.
 */
@NullMarked
package org.fairgate.submission.page;

import org.jspecify.annotations.NullMarked;
