/**
 * The pages of the workbench: the queue beside the case, as plain links and forms that work without a script. They hold
 * no rules; what may be decided says {@code review}. Opening a case page claims the unit, unless the browser only fetches
 * it ahead.
 */
@NullMarked
package org.fairgate.review.page;

import org.jspecify.annotations.NullMarked;
