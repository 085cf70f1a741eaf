package org.fairgate.load;

import java.util.Locale;
import java.util.Map;

/**
 * What a run found.
 *
 * @param seconds length of the window, or of the whole run with {@code once}
 * @param tally counts and latencies
 * @param cpuMicros CPU of each watched process over the window
 */
record Result(double seconds, Tally tally, Map<String, Long> cpuMicros) {

    /** One line, flat, so that a shell script can read it without a JSON tool. */
    String toJson() {
        StringBuilder json = new StringBuilder("{");
        number(json, "seconds", seconds);
        number(json, "saves", tally.saves());
        number(json, "ratePerSecond", tally.saves() / seconds);
        number(json, "meanMs", tally.meanMs());
        number(json, "p50Ms", tally.percentileMs(50));
        number(json, "p90Ms", tally.percentileMs(90));
        number(json, "p99Ms", tally.percentileMs(99));
        number(json, "p999Ms", tally.percentileMs(99.9));
        number(json, "maxMs", tally.percentileMs(100));
        number(json, "refused", tally.refusedCount());
        number(json, "broken", tally.brokenCount());
        number(json, "unsent", tally.unsentCount());
        number(json, "unanswered", tally.unansweredCount());
        tally.refusedByStatus().forEach((status, count) -> number(json, "status" + status, count));
        cpuMicros.forEach((name, micros) -> number(json, name + "CpuMicros", micros));
        json.setCharAt(json.length() - 1, '}');
        return json.toString();
    }

    private static void number(StringBuilder json, String name, long value) {
        json.append('"').append(name).append("\":").append(value).append(',');
    }

    private static void number(StringBuilder json, String name, double value) {
        json.append('"').append(name).append(String.format(Locale.ROOT, "\":%.3f,", value));
    }
}
