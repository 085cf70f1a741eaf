package org.fairgate.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What one thread has counted inside the window.
 *
 * <p>Used by its thread until that has ended, then read and merged by the main thread.
 */
final class Tally {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final Histogram latency = new Histogram(LONGEST_MICROS, 3);
    private final Map<Integer, Long> refused = new TreeMap<>();
    private long broken;
    private long unsent;
    private long unanswered;

    void saved(long nanos) {
        latency.recordValue(Math.min(LONGEST_MICROS, nanos / 1_000));
    }

    void refused(int status) {
        refused.merge(status, 1L, Long::sum);
    }

    /** A connection that broke before the answer. */
    void broken() {
        broken++;
    }

    /** Saves that were due in an open loop but found no free connection before the end. */
    void unsent(long count) {
        unsent += count;
    }

    /** Saves still without an answer when the run gave up waiting. */
    void unanswered(long count) {
        unanswered += count;
    }

    void add(Tally other) {
        latency.add(other.latency);
        other.refused.forEach((status, count) -> refused.merge(status, count, Long::sum));
        broken += other.broken;
        unsent += other.unsent;
        unanswered += other.unanswered;
    }

    long saves() {
        return latency.getTotalCount();
    }

    long refusedCount() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }

    Map<Integer, Long> refusedByStatus() {
        return refused;
    }

    long brokenCount() {
        return broken;
    }

    long unsentCount() {
        return unsent;
    }

    long unansweredCount() {
        return unanswered;
    }

    double percentileMs(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1e3;
    }

    double meanMs() {
        return latency.getTotalCount() == 0 ? 0 : latency.getMean() / 1e3;
    }
}
