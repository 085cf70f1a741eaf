/** Server-sent events: what tells, and who listens. The edge writes them and bounds how many listen. */
@NullMarked
package org.fairgate.platform.http.event;

import org.jspecify.annotations.NullMarked;
