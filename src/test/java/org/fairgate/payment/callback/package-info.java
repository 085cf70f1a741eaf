/** Tests of gateways' messages. */
@NullMarked
package org.fairgate.payment.callback;

import org.jspecify.annotations.NullMarked;
