/** Tests of persons. */
@NullMarked
package org.fairgate.person.queue;

import org.jspecify.annotations.NullMarked;
