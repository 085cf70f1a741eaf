/** Tests of the printable record. */
@NullMarked
package org.fairgate.submission.record;

import org.jspecify.annotations.NullMarked;
