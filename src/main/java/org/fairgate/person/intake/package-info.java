/**
 * Imports of persons from spreadsheets (R-PER-7), from the upload to the report.
 *
 * <p>Life of an import: {@code uploading} (row written, file on its way into the blob store) → {@code received} → {@code
 * running} → {@code done} or {@code failed}. A node claims it with a lease and a fencing number. A batch of rows is one
 * transaction: its persons with their drafts, the rows to give back, and how far the import is; it begins by holding the
 * import's row under the claim's fence. So a killed node's import goes on behind the last committed row, no row is taken
 * twice, and a node that was only thought dead can write nothing any more.
 *
 * <p>The document decides: a person of the unit who has it is renewed if its draft is as an import left it, and otherwise
 * the row is given back. One import of a unit at a time.
 */
@NullMarked
package org.fairgate.person.intake;

import org.jspecify.annotations.NullMarked;
