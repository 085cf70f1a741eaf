/** What anybody may read: the front page with the edition's dates, and help with the liaisons (R-ACC-4). */
@NullMarked
package org.fairgate.account.front;

import org.jspecify.annotations.NullMarked;
