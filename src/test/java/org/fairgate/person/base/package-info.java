/** Tests of persons. */
@NullMarked
package org.fairgate.person.base;

import org.jspecify.annotations.NullMarked;
