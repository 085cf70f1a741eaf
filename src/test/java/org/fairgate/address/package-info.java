/** Tests of courier addresses. */
@NullMarked
package org.fairgate.address;

import org.jspecify.annotations.NullMarked;
