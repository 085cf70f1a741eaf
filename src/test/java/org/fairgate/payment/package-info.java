@NullMarked
package org.fairgate.payment;

import org.jspecify.annotations.NullMarked;
