@NullMarked
package org.fairgate.payment.base;

import org.jspecify.annotations.NullMarked;
