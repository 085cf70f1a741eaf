package org.fairgate.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Does the time of an answer tell whether an account exists (R-ACC-9)? Asks the same of an account that exists and of one
 * that does not, one request at a time on one connection, in random order within each round so that a slow moment of
 * the machine hits both, and compares the two crowds.
 *
 * <p>For each request it prints both medians, their ratio, and how often a random answer for the existing account takes
 * longer than one for the absent account: 0.5 when the time tells nothing.
 */
final class Enumeration {
    /** Always the same order of requests: a repeated run differs by the machine only. */
    private static final long SEED = 42;

    private final Map<String, String> options;
    private final URI url;

    private Enumeration(Map<String, String> options) {
        this.options = options;
        this.url = URI.create(option("url"));
    }

    /** One kind of request, for both accounts. */
    private record Question(
            String name, String path, String existing, String absent, List<Long> known, List<Long> unknown) {
        Question(String name, String path, String existing, String absent) {
            this(name, path, existing, absent, new ArrayList<>(), new ArrayList<>());
        }
    }

    static void run(List<String> words) throws IOException {
        Map<String, String> options = new LinkedHashMap<>(Map.of("rounds", "300", "warm", "60"));
        for (String word : words) {
            String[] halves = word.split("=", 2);
            options.put(halves[0], halves.length == 2 ? halves[1] : "");
        }
        new Enumeration(options).measure();
    }

    private String option(String name) {
        String value = options.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + "=… is missing");
        }
        return value;
    }

    private List<Question> questions() {
        String known = option("existing");
        String unknown = option("absent");
        return List.of(
                new Question("sign-in", "/api/v1/sessions", signIn(known), signIn(unknown)),
                new Question(
                        "forgot",
                        "/api/v1/verification-codes",
                        code("sms", known, "password-reset"),
                        code("sms", unknown, "password-reset")),
                new Question("reset", "/api/v1/password-resets", reset(known), reset(unknown)),
                new Question(
                        "sign-up-code",
                        "/api/v1/verification-codes",
                        code("mail", option("existingMail"), "sign-up"),
                        code("mail", option("absentMail"), "sign-up")));
    }

    private static String signIn(String login) {
        return "{\"login\":\"" + login + "\",\"password\":\"not-the-password-1\"}";
    }

    /** The two purposes ask for different channels, so that neither lengthens the other's count. */
    private static String code(String channel, String target, String purpose) {
        return "{\"channel\":\"" + channel + "\",\"target\":\"" + target + "\",\"purpose\":\"" + purpose + "\"}";
    }

    private static String reset(String login) {
        return "{\"login\":\"" + login
                + "\",\"channel\":\"sms\",\"code\":\"000000\",\"newPassword\":\"another7Stone-bridge\"}";
    }

    private void measure() throws IOException {
        List<Question> questions = questions();
        int warm = Integer.parseInt(option("warm"));
        int rounds = warm + Integer.parseInt(option("rounds"));
        Random random = new Random(SEED);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int round = 0; round < rounds; round++) {
                List<Runnable> asked = new ArrayList<>();
                for (Question question : questions) {
                    boolean counts = round >= warm;
                    asked.add(() -> ask(socket, in, question, true, counts));
                    asked.add(() -> ask(socket, in, question, false, counts));
                }
                Collections.shuffle(asked, random);
                asked.forEach(Runnable::run);
            }
        }
        report(questions);
    }

    private void ask(Socket socket, InputStream in, Question question, boolean known, boolean counts) {
        try {
            byte[] body = (known ? question.existing() : question.absent()).getBytes(StandardCharsets.UTF_8);
            byte[] head = ("POST " + question.path() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] request = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, request, head.length, body.length);
            long begin = System.nanoTime();
            socket.getOutputStream().write(request);
            int status = readAnswer(in);
            long took = System.nanoTime() - begin;
            if (status >= 500 || status == 429) {
                throw new IllegalStateException(question.name() + " was answered " + status + "; raise the limits");
            }
            if (counts) {
                (known ? question.known() : question.unknown()).add(took);
            }
        } catch (IOException e) {
            throw new IllegalStateException(question.name(), e);
        }
    }

    /** Reads one answer whole and gives its status. */
    private static int readAnswer(InputStream in) throws IOException {
        String statusLine = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection was closed");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static void report(List<Question> questions) {
        StringBuilder scripts = new StringBuilder();
        System.out.printf(
                Locale.ROOT,
                "%-14s %12s %12s %8s %16s%n",
                "request",
                "existing ms",
                "absent ms",
                "ratio",
                "existing slower");
        for (Question question : questions) {
            double known = median(question.known());
            double unknown = median(question.unknown());
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %12.3f %12.3f %8.3f %16.3f%n",
                    question.name(),
                    known / 1e6,
                    unknown / 1e6,
                    known / unknown,
                    slower(question.known(), question.unknown()));
            scripts.append(
                    String.format(Locale.ROOT, "%s=%.3f ", question.name().replace('-', '_'), known / unknown));
        }
        System.out.println();
        System.out.println(scripts.toString().strip());
    }

    private static double median(List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    /** Share of pairs in which the first is greater, ties counting half (Mann-Whitney). */
    private static double slower(List<Long> first, List<Long> second) {
        double greater = 0;
        for (long one : first) {
            for (long other : second) {
                greater += one > other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return greater / first.size() / second.size();
    }
}
