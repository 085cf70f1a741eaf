/**
 * What a feature says to the web: routes with a stated {@link org.fairgate.platform.http.Access}, strict reading of
 * requests ({@link org.fairgate.platform.http.Call}), plain answers ({@link org.fairgate.platform.http.Reply}) and
 * refusals ({@link org.fairgate.platform.http.Problem}).
 *
 * <p>A feature offers {@link org.fairgate.platform.http.Endpoint}s: functions from {@code Call} to a future {@code Reply};
 * it never sees the routing context. {@code platform.edge} mounts them.
 */
@NullMarked
package org.fairgate.platform.http;

import org.jspecify.annotations.NullMarked;
