package org.fairgate.load;

import java.net.URI;
import java.util.List;

/**
 * What one run does.
 *
 * @param url where the service listens; loopback or a host name, {@code http} only
 * @param work what is asked: {@code drafts} are saved or {@code orders} made; fixed for the life of the process
 * @param page the draft page that is saved
 * @param keys number of units; fixed for the life of the process
 * @param connections keep-alive connections, each with one request in flight
 * @param threads selector threads the connections are dealt to
 * @param warmup seconds of the same load before anything is counted
 * @param seconds seconds that count
 * @param rate requests per second to aim at (open loop); 0 sends the next as soon as the last is answered (closed loop)
 * @param once asks for every key exactly once instead of running for a time; nothing is warm-up then
 * @param watch processes whose CPU is counted over the measured seconds, {@code name:pid,name:pid+} with {@code +}
 *     for a whole tree
 * @param signingKey {@code kid:base64}, the secret of the tokens; by default the first of
 *     {@code FAIRGATE_SECURITY_TOKEN_KEYS}
 */
record RunOptions(
        URI url,
        String work,
        String page,
        int keys,
        int connections,
        int threads,
        double warmup,
        double seconds,
        double rate,
        boolean once,
        String watch,
        String signingKey) {

    RunOptions {
        requireWithin("keys", keys, 1, 1_000_000);
        requireWithin("connections", connections, 1, Math.min(keys, 10_000));
        requireWithin("threads", threads, 1, Math.min(connections, 64));
        requireWithin("warmup", warmup, 0, 3_600);
        requireWithin("seconds", seconds, 0.1, 3_600);
        requireWithin("rate", rate, 0, 1_000_000);
    }

    static RunOptions defaults() {
        String key =
                System.getenv().getOrDefault("FAIRGATE_SECURITY_TOKEN_KEYS", "").split(",")[0];
        URI url = URI.create("http://127.0.0.1:8080");
        return new RunOptions(url, "drafts", "unit", 10_000, 128, 1, 5, 10, 0, false, "", key);
    }

    /** These options with the given {@code key=value} words laid over them. */
    RunOptions with(List<String> words) {
        Draft draft = new Draft(this);
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("not key=value: " + word);
            }
            draft.set(word.substring(0, equals), word.substring(equals + 1));
        }
        return draft.done();
    }

    static String keyNames() {
        return "url work page keys connections threads warmup seconds rate once watch signingKey";
    }

    private static void requireWithin(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " must be within " + least + " and " + most + ", is " + value);
        }
    }

    /** The mutable form that the words change; checked as a whole when done. */
    private static final class Draft {
        private URI url;
        private String work;
        private String page;
        private int keys;
        private int connections;
        private int threads;
        private double warmup;
        private double seconds;
        private double rate;
        private boolean once;
        private String watch;
        private String signingKey;

        Draft(RunOptions from) {
            url = from.url;
            work = from.work;
            page = from.page;
            keys = from.keys;
            connections = from.connections;
            threads = from.threads;
            warmup = from.warmup;
            seconds = from.seconds;
            rate = from.rate;
            once = from.once;
            watch = from.watch;
            signingKey = from.signingKey;
        }

        void set(String key, String value) {
            switch (key) {
                case "url" -> url = URI.create(value);
                case "work" -> work = value;
                case "page" -> page = value;
                case "keys" -> keys = Integer.parseInt(value);
                case "connections" -> connections = Integer.parseInt(value);
                case "threads" -> threads = Integer.parseInt(value);
                case "warmup" -> warmup = Double.parseDouble(value);
                case "seconds" -> seconds = Double.parseDouble(value);
                case "rate" -> rate = Double.parseDouble(value);
                case "once" -> once = Boolean.parseBoolean(value);
                case "watch" -> watch = value;
                case "signingKey" -> signingKey = value;
                default -> throw new IllegalArgumentException("unknown key " + key + ", known are: " + keyNames());
            }
        }

        RunOptions done() {
            return new RunOptions(
                    url, work, page, keys, connections, threads, warmup, seconds, rate, once, watch, signingKey);
        }
    }
}
