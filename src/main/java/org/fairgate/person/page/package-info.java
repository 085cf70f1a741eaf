/**
 * A unit's persons as HTML (R-PER 1–4, 8): the list with its tabs, the choice of a kind, the form that saves itself, the
 * photo with its crop, what was submitted to look at, and the progress page's line. They hold no rules: fields and their
 * checks come from {@link org.fairgate.person.form}, drafts from {@link org.fairgate.draft.form}, everything else from
 * {@code PersonService}. Used by {@code app} only.
 */
@NullMarked
package org.fairgate.person.page;

import org.jspecify.annotations.NullMarked;
