package org.fairgate.load;

import java.nio.ByteBuffer;

/** Writes numbers without making objects. */
final class Digits {
    private Digits() {}

    /** Appends a number in decimal, with zeros in front up to this width. */
    static void put(ByteBuffer out, long value, int width) {
        long power = 1;
        for (int digits = 1; digits < width || value / power >= 10; digits++) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            out.put((byte) ('0' + value / power % 10));
        }
    }
}
