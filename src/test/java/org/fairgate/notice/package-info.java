/** Tests of {@code org.fairgate.notice}: real PostgreSQL, senders that do what the test says. */
@NullMarked
package org.fairgate.notice;

import org.jspecify.annotations.NullMarked;
