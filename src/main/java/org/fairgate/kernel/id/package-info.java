/**
 * The identifiers of things, one type each, so that a person's id is never taken for a unit's.
 *
 * <p>Each is a record over a {@link java.util.UUID} (version 7 when made by us; any version is read). Text from
 * outside enters through {@code parse}, which takes the canonical 36 characters and nothing else, and throws
 * {@link org.fairgate.kernel.InvalidValue} with {@code ID_FORMAT}. {@code toString} is the canonical lower-case
 * text, fit for URLs and JSON. New ids come from the id source of the platform, never from here.
 *
 * <p>May be used by every package; uses {@code kernel} only.
 */
@NullMarked
package org.fairgate.kernel.id;

import org.jspecify.annotations.NullMarked;
