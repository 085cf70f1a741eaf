/** What holds for every gateway, tried against the simulator, which was written from the protocols alone. */
@NullMarked
package org.fairgate.payment.gateway;

import org.jspecify.annotations.NullMarked;
