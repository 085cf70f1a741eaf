/**
 * How requests reach features and how answers leave: {@link org.fairgate.platform.edge.Endpoints} mounts routes with
 * their access, {@link org.fairgate.platform.edge.Edge} is the first and last thing of every request, {@link
 * org.fairgate.platform.edge.Failures} turns every failure into an RFC 9457 document or an error page.
 *
 * <p>Only app builds these; features see {@code platform.http}.
 */
@NullMarked
package org.fairgate.platform.edge;

import org.jspecify.annotations.NullMarked;
