@NullMarked
package org.fairgate.person.sheet;

import org.jspecify.annotations.NullMarked;
