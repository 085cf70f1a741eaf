package org.fairgate.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CPU that processes have used, from {@code /proc/<pid>/stat}: user plus system time, in microseconds.
 *
 * <p>A whole tree counts the living children and, through its root, those that have ended. The kernel counts in ticks
 * of 10 ms, so measure for seconds.
 */
final class ProcessCpu {
    private static final long MICROS_PER_TICK = 10_000;
    private static final Path PROC = Path.of("/proc");

    private final Map<String, Watched> watched = new LinkedHashMap<>();

    private record Watched(long pid, boolean tree) {}

    /** One line of {@code /proc/<pid>/stat}. */
    private record Stat(long pid, long parent, long ticks, long ticksOfEndedChildren) {
        static Stat parse(String line) {
            // The name in parentheses may hold blanks, so the fields are counted from its end; state is number 3.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return new Stat(
                    Long.parseLong(line.substring(0, line.indexOf(' '))),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                    Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        }
    }

    /** @param watch {@code name:pid,name:pid+}, a plus for the whole tree; empty words are skipped */
    ProcessCpu(String watch) {
        for (String word : watch.split(",")) {
            if (word.isEmpty()) {
                continue;
            }
            String[] nameAndPid = word.split(":");
            boolean tree = nameAndPid[1].endsWith("+");
            String pid = tree ? nameAndPid[1].substring(0, nameAndPid[1].length() - 1) : nameAndPid[1];
            watched.put(nameAndPid[0], new Watched(Long.parseLong(pid), tree));
        }
    }

    /** Microseconds by name, up to now. */
    Map<String, Long> micros() {
        Map<String, Long> result = new LinkedHashMap<>();
        List<Stat> all = readAll();
        watched.forEach((name, one) -> result.put(name, MICROS_PER_TICK * ticks(one, all)));
        return result;
    }

    private static long ticks(Watched one, List<Stat> all) {
        long sum = 0;
        for (Stat stat : all) {
            if (stat.pid == one.pid) {
                sum += stat.ticks + (one.tree ? stat.ticksOfEndedChildren : 0);
            } else if (one.tree && stat.parent == one.pid) {
                sum += stat.ticks;
            }
        }
        return sum;
    }

    private static List<Stat> readAll() {
        List<Stat> all = new ArrayList<>();
        try (var pids = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path pid : pids) {
                try {
                    all.add(Stat.parse(Files.readString(pid.resolve("stat"), StandardCharsets.ISO_8859_1)));
                } catch (IOException ended) {
                    // The process ended between the listing and the reading: it is counted by its parent.
                }
            }
        } catch (IOException noProc) {
            throw new UncheckedIOException(noProc);
        }
        return all;
    }
}
