/** Tests of the review workbench. */
@NullMarked
package org.fairgate.review;

import org.jspecify.annotations.NullMarked;
