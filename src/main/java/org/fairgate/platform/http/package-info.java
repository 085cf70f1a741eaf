/**
 * The web edge: routes with a stated {@link org.fairgate.platform.http.Access}, strict reading of requests ({@link
 * org.fairgate.platform.http.Call}), plain answers ({@link org.fairgate.platform.http.Reply}), refusals ({@link
 * org.fairgate.platform.http.Problem}) and the one place that turns failures into RFC 9457 documents or error pages.
 *
 * <p>A feature gives {@link org.fairgate.platform.http.Endpoints} a function from {@code Call} to a future {@code
 * Reply}; it never sees the routing context.
 */
@NullMarked
package org.fairgate.platform.http;

import org.jspecify.annotations.NullMarked;
