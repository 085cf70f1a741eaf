package org.fairgate.seed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads queues and counts as reviewers do, over HTTP, one after the other, and says how long each kind of reading took.
 *
 * <p>Usage: {@code Readers <url> <seconds> <name>=<token> [<name>=<token> …]}. The readers take turns. The first third of
 * the time only warms up.
 */
public final class Readers {
    private static final String UNITS = "/api/v1/review/units?limit=50&tab=";
    private static final String PERSONS = "/api/v1/review/persons?limit=50&state=";
    private static final String UNIT_COUNTS = "/api/v1/review/units/counts";
    private static final String PERSON_COUNTS = "/api/v1/review/persons/counts";

    /** Every tab and filter; texts that are found often, once and never. */
    private static final List<String> PAGES = List.of(
            UNITS + "waiting",
            UNITS + "resubmitted",
            UNITS + "overdue",
            UNITS + "claimed",
            UNITS + "returned",
            UNITS + "approved",
            UNITS + "waiting&category=domestic-enterprise",
            UNITS + "approved&category=overseas-enterprise",
            UNITS + "approved&category=domestic-government",
            UNITS + "waiting&q=%E5%8C%BB%E7%96%97",
            UNITS + "approved&q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84",
            UNITS + "approved&q=001234",
            UNITS + "waiting&q=%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8",
            PERSONS + "submitted",
            PERSONS + "pending-payment",
            PERSONS + "under-check",
            PERSONS + "returned",
            PERSONS + "approved",
            UNIT_COUNTS,
            PERSON_COUNTS);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, List<Double>> taken = new TreeMap<>();

    private Readers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new Readers().read(args[0], Integer.parseInt(args[1]), List.of(args).subList(2, args.length));
    }

    private void read(String url, int seconds, List<String> readers) throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>(PAGES);
        pages.add(UNITS + "approved&delegationId=" + node(url));
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        long warm = begin + seconds * 1_000_000_000L / 3;
        for (int i = 0; System.nanoTime() < end; i++) {
            String path = pages.get(i % pages.size());
            String[] reader = readers.get(i / pages.size() % readers.size()).split("=", 2);
            double ms = ask(url + path, reader[1]);
            if (System.nanoTime() > warm) {
                taken.computeIfAbsent(path + "  " + reader[0], first -> new ArrayList<>())
                        .add(ms);
            }
        }
        List<Double> queues = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        taken.forEach((path, all) -> {
            System.out.printf("%-100s n=%4d p50=%7.1f ms p99=%7.1f ms%n", path, all.size(), at(all, 50), at(all, 99));
            (path.contains("/counts") ? counts : queues).addAll(all);
        });
        System.out.printf("queue_p99_ms=%.1f counts_p99_ms=%.1f%n", at(queues, 99), at(counts, 99));
    }

    /** The id of Guangzhou's node, which is within the reach of all readers but the overseas desk. */
    private String node(String url) throws IOException, InterruptedException {
        String answer = client.send(
                        HttpRequest.newBuilder(URI.create(url + "/api/v1/delegations?q=guangzhou"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        var id = java.util.regex.Pattern.compile("\"delegationId\":\"([0-9a-f-]{36})\"")
                .matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("no node: " + answer);
        }
        return id.group(1);
    }

    private double ask(String address, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        long started = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode() + " " + answer.body());
        }
        return (System.nanoTime() - started) / 1e6;
    }

    private static double at(List<Double> all, int percent) {
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
