/** Tests of submission, withdrawal, its pages and its record. */
@NullMarked
package org.fairgate.submission;

import org.jspecify.annotations.NullMarked;
