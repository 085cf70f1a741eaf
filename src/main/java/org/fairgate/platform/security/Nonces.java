package org.fairgate.platform.security;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Random 96-bit nonces for AES-GCM. Each thread draws a stock at once: asking the system's generator for every value costs
 * a tenth of encrypting a page, and threads wait for one another there.
 */
final class Nonces {
    static final int BYTES = 12;
    private static final int STOCK = 128;

    private final SecureRandom random;
    private final ThreadLocal<ByteBuffer> stock =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(STOCK * BYTES).position(STOCK * BYTES));

    Nonces(SecureRandom random) {
        this.random = random;
    }

    /** A fresh one. */
    byte[] next() {
        ByteBuffer left = stock.get();
        if (!left.hasRemaining()) {
            byte[] drawn = new byte[left.capacity()];
            random.nextBytes(drawn);
            left.clear().put(drawn).flip();
        }
        byte[] nonce = new byte[BYTES];
        left.get(nonce);
        return nonce;
    }
}
