package org.fairgate.payment.callback;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.Notice;

/**
 * A message that was found to be its gateway's.
 *
 * @param digest SHA-256 of its body
 * @param sealed the message as it came, encrypted
 */
record Received(UUID id, GatewayName gateway, Notice notice, Buffer digest, Buffer sealed, Instant at) {
    /** Our number in it. */
    String number() {
        if (notice instanceof Notice.Paid paid) {
            return paid.capture().number();
        }
        return notice instanceof Notice.Refunded refunded ? refunded.number() : ((Notice.Other) notice).number();
    }

    /** What it is about, as the table says it. */
    String kind() {
        if (notice instanceof Notice.Paid) {
            return "payment";
        }
        return notice instanceof Notice.Refunded ? "refund" : "other";
    }
}
