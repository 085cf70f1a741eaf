@NullMarked
package org.fairgate.platform.job;

import org.jspecify.annotations.NullMarked;
