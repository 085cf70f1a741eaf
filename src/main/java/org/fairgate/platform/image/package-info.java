/**
 * Pictures from outside (R-UNIT-2). {@link org.fairgate.platform.image.ImageIntake} turns any file into a picture of our
 * own making or refuses it: what is kept was drawn anew from pixels, so scripts, metadata, trailing archives and other
 * passengers stay behind.
 */
@NullMarked
package org.fairgate.platform.image;

import org.jspecify.annotations.NullMarked;
