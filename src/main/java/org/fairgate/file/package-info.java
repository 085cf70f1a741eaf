/**
 * Files of units: pictures that were checked and drawn anew (R-UNIT-2), kept encrypted in the blob store, with one row
 * each that says whose they are and what for.
 *
 * <p>Life of a file: {@code pending} (row and quota written, bytes under way) → {@code stored} (bytes durable) → {@code
 * attached} (a feature points at it) → {@code released} (no longer) → {@code deleting}. Attaching and releasing happen in
 * the transaction of the feature that points, so what is attached always exists. Whatever is not attached is swept after
 * a while by {@link org.fairgate.file.FileSweeper}; that also clears what a crash left.
 *
 * <p>Invariants: a file is readable by its own unit only; a foreign id and an absent one are answered alike. A unit has
 * at most 50 files and 60 MB, counted by one guarded statement.
 *
 * <p>Rank 3: used by unit, person and whatever else shows pictures.
 */
@NullMarked
package org.fairgate.file;

import org.jspecify.annotations.NullMarked;
