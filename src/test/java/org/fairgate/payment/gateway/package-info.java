@NullMarked
package org.fairgate.payment.gateway;

import org.jspecify.annotations.NullMarked;
