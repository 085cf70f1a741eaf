/** How gateways write things down. */
@NullMarked
package org.fairgate.payment.wire.text;

import org.jspecify.annotations.NullMarked;
