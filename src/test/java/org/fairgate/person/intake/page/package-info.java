@NullMarked
package org.fairgate.person.intake.page;

import org.jspecify.annotations.NullMarked;
