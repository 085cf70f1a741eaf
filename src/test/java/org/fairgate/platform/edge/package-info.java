/** Tests of how requests reach features and how answers leave. */
@NullMarked
package org.fairgate.platform.edge;

import org.jspecify.annotations.NullMarked;
