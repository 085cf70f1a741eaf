package org.fairgate.payment.wire.text;

import java.io.InputStream;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.platform.limit.CountedInput;

/** What a gateway has packed, up to a bound. */
public final class BoundedInput extends CountedInput {
    private long left;

    /** @param most bytes that may come; one more fails with {@link GatewayUnknown} {@code too-large} */
    public BoundedInput(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    protected void came(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new GatewayUnknown("too-large");
        }
    }
}
