/**
 * What is asked of a person (R-PER-1, R-PER-3): one table of fields, and the check that turns what was typed into what
 * would be submitted plus every problem there is. The form, the list, the import and the submission use the same table.
 *
 * <p>A draft is any JSON object: nothing here may fail for odd content, it only finds problems. Pure: no I/O, no clock.
 */
@NullMarked
package org.fairgate.person.form;

import org.jspecify.annotations.NullMarked;
