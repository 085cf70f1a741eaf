/**
 * Draft pages as HTML forms that also work without scripts: what a page last held becomes the form's values, and a posted
 * form becomes the JSON object that auto-save would have sent, saved under the same rules (R-SAVE-1, R-SAVE-2).
 *
 * <p>A stale post loses nothing: the form comes back with what was typed, and beside each field that differs what the
 * newer version holds. Called by the features that own draft pages; it knows neither their fields' meaning nor labels.
 */
@NullMarked
package org.fairgate.draft.form;

import org.jspecify.annotations.NullMarked;
