@NullMarked
package org.fairgate.person.intake;

import org.jspecify.annotations.NullMarked;
