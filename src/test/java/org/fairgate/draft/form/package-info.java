/** Tests of draft forms. */
@NullMarked
package org.fairgate.draft.form;

import org.jspecify.annotations.NullMarked;
