package org.fairgate.payment.wire.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.fairgate.payment.gateway.GatewayUnknown;

/** What is unpacked, counted as it comes: a few bytes may become gigabytes. */
public final class BoundedInput extends FilterInputStream {
    private long left;

    /** @param most bytes that may come; one more fails with {@link GatewayUnknown} {@code too-large} */
    public BoundedInput(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int next = in.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        count(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long bytes) {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw new GatewayUnknown("too-large");
        }
    }
}
