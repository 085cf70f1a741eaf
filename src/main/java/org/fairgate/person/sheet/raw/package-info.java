/**
 * Reading strangers' archives and workbooks within bounds: the layer below the sheets of persons. Archives are measured
 * before their directory is read and counted while they are unpacked; XML with a document type is refused.
 *
 * <p>A reader of our own, because ready-made ones trust the file: one cell address or one number of a shared text is
 * enough to make them fill the memory.
 */
@NullMarked
package org.fairgate.person.sheet.raw;

import org.jspecify.annotations.NullMarked;
