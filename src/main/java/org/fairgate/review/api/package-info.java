/** The JSON API of the workbench, for its own modules and anybody's. No rules and no SQL: the doors are in {@code review}. */
@NullMarked
package org.fairgate.review.api;

import org.jspecify.annotations.NullMarked;
