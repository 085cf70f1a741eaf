/** Tests of persons. */
@NullMarked
package org.fairgate.person;

import org.jspecify.annotations.NullMarked;
