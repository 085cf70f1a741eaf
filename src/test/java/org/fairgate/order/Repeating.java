package org.fairgate.order;

import java.security.SecureRandom;

/** Draws the same number some times before it draws others. */
final class Repeating extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final long value;
    private int left;

    Repeating(long value, int times) {
        this.value = value;
        this.left = times;
    }

    @Override
    public long nextLong() {
        return left-- > 0 ? value : super.nextLong();
    }
}
