/** The one meter registry and its guard against label explosions. Labels are route patterns and codes, never values. */
@NullMarked
package org.fairgate.platform.metrics;

import org.jspecify.annotations.NullMarked;
