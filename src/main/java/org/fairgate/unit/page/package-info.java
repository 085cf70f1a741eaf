/**
 * The unit's pages as HTML (R-UNIT 1–4, R-ACC-8): details, contact, qualification document, purchase intention, preview
 * and the progress page. They hold no rules: fields and their checks come from {@link org.fairgate.unit.form}, drafts
 * from {@link org.fairgate.draft.form}, everything else from {@code UnitService}. Used by {@code app}, and by {@code
 * submission.page} for what it shows of a unit.
 */
@NullMarked
package org.fairgate.unit.page;

import org.jspecify.annotations.NullMarked;
