package org.fairgate.load;

/**
 * When a run starts, counts and ends, in {@link System#nanoTime}.
 *
 * @param start first send
 * @param from first nanosecond that counts
 * @param to first that does not count any more; nothing is sent from here on
 */
record Window(long start, long from, long to) {

    static Window startingNow(RunOptions options) {
        long start = System.nanoTime();
        long from = start + (options.once() ? 0 : nanos(options.warmup()));
        return new Window(start, from, from + nanos(options.seconds()));
    }

    boolean counts(long nanoTime) {
        return nanoTime - from >= 0 && nanoTime - to < 0;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
