@NullMarked
package org.fairgate.payment.api;

import org.jspecify.annotations.NullMarked;
