/** Tests of the organiser's desk. */
@NullMarked
package org.fairgate.notice.desk;

import org.jspecify.annotations.NullMarked;
