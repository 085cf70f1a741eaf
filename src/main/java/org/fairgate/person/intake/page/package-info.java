/**
 * Imports of persons over HTTP: the JSON API, and the page on which clerks upload a file, watch it and get back the rows
 * to mend (R-PER-7). Neither holds rules.
 */
@NullMarked
package org.fairgate.person.intake.page;

import org.jspecify.annotations.NullMarked;
