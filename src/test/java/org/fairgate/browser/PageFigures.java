package org.fairgate.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.util.Map;

/**
 * What a page cost the device that opened it.
 *
 * @param requests until it was loaded, the page among them; browsers do not tell of the icon
 * @param bytes of all their bodies as they came over the line
 * @param shift by how much what stood moved: the sum of all layout shifts, so never below the CLS
 * @param largestMs after which the largest thing was drawn (LCP)
 * @param readyMs after which the scripts listened
 * @param blockingMs beyond the first 50 ms of every long task
 */
record PageFigures(int requests, long bytes, double shift, long largestMs, long readyMs, long blockingMs) {
    private static final String READ = """
            () => {
              const seen = (type) => {
                const observer = new PerformanceObserver(() => {});
                observer.observe({ type, buffered: true });
                return observer.takeRecords();
              };
              const [page] = performance.getEntriesByType('navigation');
              const parts = performance.getEntriesByType('resource').filter((part) => part.startTime <= page.loadEventEnd);
              const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
              return {
                requests: 1 + parts.length,
                bytes: sum([page, ...parts].map((part) => part.encodedBodySize)),
                shift: sum(seen('layout-shift').filter((one) => !one.hadRecentInput).map((one) => one.value)),
                largest: seen('largest-contentful-paint').at(-1)?.startTime ?? 0,
                ready: page.domContentLoadedEventEnd,
                blocking: sum(seen('longtask').map((task) => Math.max(0, task.duration - 50))),
              };
            }""";
    private static final String DRAWN =
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";

    /** Of the page that is open. */
    static PageFigures of(Visit visit) {
        var unused =
                visit.page().waitForFunction("() => performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
        Object drawn = visit.page().evaluate(DRAWN);
        if (!Boolean.TRUE.equals(drawn) || !(visit.page().evaluate(READ) instanceof Map<?, ?> read)) {
            throw new AssertionError("the page tells no figures");
        }
        return new PageFigures(
                (int) number(read, "requests"),
                (long) number(read, "bytes"),
                number(read, "shift"),
                (long) number(read, "largest"),
                (long) number(read, "ready"),
                (long) number(read, "blocking"));
    }

    private static double number(Map<?, ?> read, String name) {
        return read.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    /** From now on a slow phone on a crowded line (the rush profile of 6-ux §3) that has not been here before. */
    static void rush(Visit visit) {
        CDPSession devtools = visit.context().newCDPSession(visit.page());
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", 400);
        line.addProperty("downloadThroughput", 400_000 / 8);
        line.addProperty("uploadThroughput", 400_000 / 8);
        JsonObject slow = new JsonObject();
        slow.addProperty("rate", 4);
        JsonObject enable = devtools.send("Network.enable");
        JsonObject emptied = devtools.send("Network.clearBrowserCache");
        JsonObject narrowed = devtools.send("Network.emulateNetworkConditions", line);
        JsonObject slowed = devtools.send("Emulation.setCPUThrottlingRate", slow);
        assert enable != null && emptied != null && narrowed != null && slowed != null;
    }

    /** A line of the report. */
    String line(String page, String language) {
        return "%-70s %-6s %2d requests %6d bytes  shift %.3f  LCP %5d ms  ready %5d ms  blocking %4d ms"
                .formatted(page, language, requests, bytes, shift, largestMs, readyMs, blockingMs);
    }
}
