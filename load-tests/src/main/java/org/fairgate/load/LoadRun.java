package org.fairgate.load;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Carries out runs of the same work, one after the other. */
final class LoadRun {
    private final Work work;

    LoadRun(Work work) {
        this.work = work;
    }

    /**
     * One run, from signing the tokens to the last answer.
     *
     * @throws IOException if the server cannot be reached, or is gone in the middle
     */
    Result execute(RunOptions options) throws IOException, InterruptedException {
        work.prepare(options, Instant.now());
        List<LoadLoop> loops = connect(options);
        try {
            return measure(options, loops);
        } finally {
            for (LoadLoop loop : loops) {
                loop.close();
            }
        }
    }

    private List<LoadLoop> connect(RunOptions options) throws IOException {
        int[][] hands = Hands.deal(work.count(), options.connections());
        List<LoadLoop> loops = new ArrayList<>();
        for (int t = 0; t < options.threads(); t++) {
            List<int[]> own = new ArrayList<>();
            for (int c = t; c < hands.length; c += options.threads()) {
                own.add(hands[c]);
            }
            loops.add(new LoadLoop(options, work, own, options.rate() / options.threads()));
        }
        return loops;
    }

    private static Result measure(RunOptions options, List<LoadLoop> loops) throws IOException, InterruptedException {
        var cpu = new ProcessCpu(
                options.watch() + ",generator:" + ProcessHandle.current().pid());
        var failure = new AtomicReference<Exception>();
        Window window = Window.startingNow(options);
        List<Thread> threads = new ArrayList<>();
        for (LoadLoop loop : loops) {
            threads.add(start(loop, window, failure));
        }
        sleepUntil(window.from(), threads);
        Map<String, Long> before = cpu.micros();
        sleepUntil(window.to(), threads);
        Map<String, Long> used = difference(before, cpu.micros());
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IOException("the run failed: " + failure.get().getMessage(), failure.get());
        }
        return result(options, window, loops, used);
    }

    private static Thread start(LoadLoop loop, Window window, AtomicReference<Exception> failure) {
        Thread thread = new Thread(
                () -> {
                    try {
                        loop.run(window);
                    } catch (IOException | RuntimeException failed) {
                        failure.compareAndSet(null, failed);
                    }
                },
                "load");
        thread.start();
        return thread;
    }

    /** Returns early when all threads have ended, as they do with {@code once}. */
    private static void sleepUntil(long nanoTime, List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            long left = nanoTime - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            }
        }
    }

    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> used = new LinkedHashMap<>();
        after.forEach((name, micros) -> used.put(name, micros - before.getOrDefault(name, 0L)));
        return used;
    }

    private static Result result(RunOptions options, Window window, List<LoadLoop> loops, Map<String, Long> cpu) {
        Tally sum = new Tally();
        long last = window.start();
        for (LoadLoop loop : loops) {
            sum.add(loop.tally());
            last = Math.max(last, loop.lastAnswer());
        }
        double seconds = options.once() ? Math.max(1e-3, (last - window.start()) / 1e9) : options.seconds();
        return new Result(seconds, sum, cpu);
    }
}
