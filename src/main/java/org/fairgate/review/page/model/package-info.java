/** What the templates of the workbench draw: records without rules, and the texts of the pages. */
@NullMarked
package org.fairgate.review.page.model;

import org.jspecify.annotations.NullMarked;
