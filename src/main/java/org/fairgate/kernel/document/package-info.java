/**
 * The documents by which persons prove who they are (R-PER-1): which there are for each kind of person, how their numbers
 * are written and checked, and what follows from a number.
 *
 * <p>Text from outside enters through {@link org.fairgate.kernel.document.IdDocument#parse}; what a rule is sure of is
 * refused with {@link org.fairgate.kernel.InvalidValue}, what it is not sure of comes as a warning beside the value. A
 * number is normalised, so that one document has one spelling. {@code toString} is masked.
 *
 * <p>May be used by every package; uses {@code kernel} only.
 */
@NullMarked
package org.fairgate.kernel.document;

import org.jspecify.annotations.NullMarked;
