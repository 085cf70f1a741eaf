package org.fairgate.platform.edge;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of requests: eight characters that can be read out on the telephone (Crockford's base 32, no I, L, O or U). They
 * count up from a random start, so that two nodes, or two runs of one, practically never give the same one.
 */
final class RequestIds {
    private static final char[] DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
    private static final int LENGTH = 8;
    private static final int BITS = 5;
    /** Odd, so that multiplying by it visits every value once; spreads neighbours so that a slip of the tongue shows. */
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private final AtomicLong next;

    RequestIds(SecureRandom random) {
        this.next = new AtomicLong(random.nextLong());
    }

    /** A name no other request of this node has had or will have within 2⁴⁰ requests. */
    String next() {
        long rest = next.getAndIncrement() * STRIDE;
        char[] name = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            name[i] = DIGITS[(int) (rest & (DIGITS.length - 1))];
            rest >>>= BITS;
        }
        return new String(name);
    }
}
