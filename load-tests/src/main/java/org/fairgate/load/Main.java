package org.fairgate.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Entry point of the generator.
 *
 * <ul>
 *   <li>{@code run key=value …}: one run, one line of JSON on stdout;
 *   <li>{@code commands key=value …}: one run per line of stdin, whose words override the arguments. Versions and
 *       compiled code stay warm between runs, which is what a comparison in rounds needs;
 *   <li>{@code enumeration key=value …}: whether the time of an answer tells that an account exists, see {@link
 *       Enumeration};
 *   <li>{@code body}: the request body of version 1, for loads that are not HTTP.
 * </ul>
 *
 * Keys and their meaning: {@link RunOptions}.
 */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = Arrays.asList(args);
        switch (words.isEmpty() ? "" : words.get(0)) {
            case "run" -> run(words.subList(1, words.size()));
            case "commands" -> commands(words.subList(1, words.size()));
            case "enumeration" -> Enumeration.run(words.subList(1, words.size()));
            case "body" -> System.out.writeBytes(FormBody.of(1));
            default -> usage();
        }
    }

    private static void run(List<String> words) throws IOException, InterruptedException {
        RunOptions options = RunOptions.defaults().with(words);
        System.out.println(new LoadRun(Work.of(options)).execute(options).toJson());
    }

    private static void commands(List<String> words) throws IOException, InterruptedException {
        RunOptions base = RunOptions.defaults().with(words);
        LoadRun run = new LoadRun(Work.of(base));
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                System.out.println(answer(run, base, List.of(line.strip().split("\\s+"))));
            }
        }
    }

    /** Always one line, so that who waits for it never waits in vain. */
    private static String answer(LoadRun run, RunOptions base, List<String> words) throws InterruptedException {
        try {
            return run.execute(base.with(words)).toJson();
        } catch (IOException | RuntimeException failed) {
            String reason = String.valueOf(failed.getMessage()).replaceAll("[\"\\\\\\p{Cntrl}]", " ");
            return "{\"error\":\"" + reason + "\"}";
        }
    }

    private static void usage() {
        System.err.println(
                "usage: (run | commands | enumeration | body) [key=value …]   keys: " + RunOptions.keyNames());
        System.exit(2);
    }
}
