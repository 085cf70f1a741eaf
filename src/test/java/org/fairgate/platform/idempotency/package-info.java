/** Tests of requests that happen once. */
@NullMarked
package org.fairgate.platform.idempotency;

import org.jspecify.annotations.NullMarked;
