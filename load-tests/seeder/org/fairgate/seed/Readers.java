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
 * Reads queues as reviewers do, over HTTP, one after the other, and says how long each kind of reading took.
 *
 * <p>Usage: {@code Readers <url> <seconds> <token> [<token> …]}. The tokens take turns. The first third of the time only
 * warms up.
 */
public final class Readers {
    private static final String QUEUE = "/api/v1/review/queue?limit=50&tab=";
    private static final List<String> PAGES = List.of(
            QUEUE + "mine",
            QUEUE + "resubmitted",
            QUEUE + "overdue",
            QUEUE + "claimed",
            QUEUE + "persons",
            QUEUE + "approved",
            QUEUE + "returned",
            QUEUE + "mine&category=domestic-enterprise",
            QUEUE + "approved&category=overseas-enterprise",
            QUEUE + "mine&q=%E5%8C%BB%E7%96%97",
            QUEUE + "approved&q=%E4%B8%8D%E5%AD%98%E5%9C%A8%E7%9A%84",
            QUEUE + "mine&q=%E6%9C%89%E9%99%90%E5%85%AC%E5%8F%B8",
            "/api/v1/review/counts");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, List<Double>> taken = new TreeMap<>();

    private Readers() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new Readers().read(args[0], Integer.parseInt(args[1]), List.of(args).subList(2, args.length));
    }

    private void read(String url, int seconds, List<String> tokens) throws IOException, InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long warm = System.nanoTime() + seconds * 1_000_000_000L / 3;
        for (int i = 0; System.nanoTime() < end; i++) {
            String path = PAGES.get(i % PAGES.size());
            double ms = ask(url + path, tokens.get(i / PAGES.size() % tokens.size()));
            if (System.nanoTime() > warm) {
                taken.computeIfAbsent(path, first -> new ArrayList<>()).add(ms);
            }
        }
        List<Double> queue = new ArrayList<>();
        taken.forEach((path, all) -> {
            System.out.printf("%-90s n=%5d p50=%7.1f ms p99=%7.1f ms%n", path, all.size(), at(all, 50), at(all, 99));
            if (path.startsWith(QUEUE)) {
                queue.addAll(all);
            }
        });
        System.out.printf(
                "queue_p99_ms=%.1f counts_p99_ms=%.1f%n", at(queue, 99), at(taken.get("/api/v1/review/counts"), 99));
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
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
