/** Tests of persons. */
@NullMarked
package org.fairgate.person.form;

import org.jspecify.annotations.NullMarked;
