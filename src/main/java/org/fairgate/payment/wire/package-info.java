/**
 * What the protocols of all gateways share: bounded calls with a circuit, RSA keys and signatures.
 *
 * <p>Whatever goes wrong on the way to a gateway and back ends as {@link org.fairgate.payment.gateway.GatewayUnknown} (B7):
 * the callers above know that one outcome and ask again. No failure made here carries what a stranger sent, nor the text of
 * a request.
 */
@NullMarked
package org.fairgate.payment.wire;

import org.jspecify.annotations.NullMarked;
