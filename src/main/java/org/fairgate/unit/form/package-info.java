/**
 * What the unit pages ask for (R-UNIT 1–4): one table of {@link org.fairgate.unit.form.FieldRule}s, and the check that
 * turns what was typed into what would be submitted plus every problem there is. The preview, the progress page and the
 * submission use the same table, so they never disagree.
 *
 * <p>A draft is any JSON object: nothing here may fail for odd content, it only finds problems. A field that the unit's
 * category does not have is neither shown nor checked, whatever the draft holds.
 *
 * <p>Pure: no I/O, no clock. Used by {@code unit} and by features above it.
 */
@NullMarked
package org.fairgate.unit.form;

import org.jspecify.annotations.NullMarked;
