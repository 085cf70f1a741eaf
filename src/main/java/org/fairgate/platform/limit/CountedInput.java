package org.fairgate.platform.limit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What is unpacked, counted as it comes: a few bytes may become gigabytes, and what an archive declares is not believed. */
public abstract class CountedInput extends FilterInputStream {
    /** Counts what comes out of this. */
    protected CountedInput(InputStream in) {
        super(in);
    }

    /** So many more bytes have come; throws when they are too many. */
    protected abstract void came(int bytes);

    @Override
    public final int read() throws IOException {
        int next = in.read();
        came(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        came(Math.max(0, got));
        return got;
    }

    /** Skips nothing: whoever wants to skip reads, and is counted. */
    @Override
    public final long skip(long bytes) {
        return 0;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }
}
