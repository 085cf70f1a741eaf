/** Tests of the pages of submissions. */
@NullMarked
package org.fairgate.submission.page;

import org.jspecify.annotations.NullMarked;
