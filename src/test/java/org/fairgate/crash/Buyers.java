package org.fairgate.crash;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.fairgate.simulator.Simulator;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.Trade;

/**
 * Units that order and pay without pause, each from a thread of its own: whoever gets no answer asks again, every fifth
 * order is paid at two gateways, and of four notices one is sent twice and one never.
 */
final class Buyers implements AutoCloseable {
    private static final long LOOK_MS = 100;

    /** How long somebody looks for a code to scan; it comes at once unless the service or its machine is hard pressed. */
    private static final Duration SCAN = Duration.ofSeconds(30);

    /** Nobody needs it unless the service hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Vertx vertx;
    private final Simulator simulator;
    private final String address;
    private final Function<UUID, String> token;
    private final Function<UUID, UUID> person;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger payments = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private volatile boolean buying = true;
    private volatile boolean gone;

    /**
     * @param token a unit signs in with
     * @param person makes somebody of a unit who waits for payment
     */
    Buyers(Vertx vertx, Simulator simulator, int port, Function<UUID, String> token, Function<UUID, UUID> person) {
        this.vertx = vertx;
        this.simulator = simulator;
        this.address = "http://127.0.0.1:" + port;
        this.token = token;
        this.person = person;
    }

    void start(List<UUID> units) {
        units.forEach(unit -> threads.execute(() -> {
            while (buying) {
                buy(unit, turns.incrementAndGet());
            }
        }));
    }

    /** How many payments were made at a gateway. */
    int paid() {
        return payments.get();
    }

    /** Everybody finishes the order they are at, and what they paid was told once. */
    void stop() throws InterruptedException {
        buying = false;
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("a buyer does not come to an end; last refusals: " + refusals);
        }
    }

    @Override
    public void close() {
        buying = false;
        gone = true;
        threads.shutdownNow();
    }

    /** Whether the service is ready. */
    boolean ready() {
        return call(request("/health/ready").GET()).isPresent();
    }

    private void buy(UUID unit, int turn) {
        UUID who = person.apply(unit);
        JsonObject wanted = new JsonObject().put("personIds", new JsonArray().add(who.toString()));
        String order = "";
        while (order.isEmpty() && !gone) {
            order = post(unit, "/api/v1/orders", "order-" + who, wanted)
                    .map(made -> made.getString("orderId"))
                    .orElse("");
        }
        List<String> channels =
                turn % 5 == 0 ? List.of("alipay", "wechatpay") : List.of(turn % 2 == 0 ? "alipay" : "wechatpay");
        String link = "/api/v1/orders/" + order + "/payments";
        List<Trade> trades = channels.stream()
                .flatMap(channel -> trade(unit, link, channel).stream())
                .toList();
        trades.stream().map(trade -> pay(trade, turn)).toList().forEach(told -> {
            var unused = told.await();
        });
    }

    private Future<Optional<Trade>> pay(Trade trade, int turn) {
        payments.incrementAndGet();
        return simulator.pay().pay(trade.key(), fault(turn));
    }

    private static Optional<FaultPlan> fault(int turn) {
        return switch (turn % 4) {
            case 0 -> Optional.of(FaultPlan.once(PayFault.LOST));
            case 1 -> Optional.of(FaultPlan.once(PayFault.DUPLICATE));
            default -> Optional.empty();
        };
    }

    /** What the payer sees when they have scanned the code; empty if none comes for a long time. */
    private Optional<Trade> trade(UUID unit, String link, String channel) {
        long since = System.nanoTime();
        for (int look = 0; !gone && System.nanoTime() - since < SCAN.toNanos(); look++) {
            JsonArray tries =
                    get(unit, link).map(seen -> seen.getJsonArray("payments")).orElseGet(JsonArray::new);
            Optional<Trade> scanned = tries.stream()
                    .map(JsonObject.class::cast)
                    .filter(one -> channel.equals(one.getString("channel")))
                    .flatMap(one -> Optional.ofNullable(one.getString("code")).stream())
                    .flatMap(
                            code -> simulator.pay().ledger().byCode(code.substring(code.lastIndexOf('/') + 1)).stream())
                    .findFirst();
            if (scanned.isPresent()) {
                return scanned;
            }
            JsonObject wanted = new JsonObject().put("channel", channel);
            if (post(unit, link, channel + "-" + look, wanted).isPresent()) {
                pause();
            }
        }
        return Optional.empty();
    }

    private Optional<JsonObject> get(UUID unit, String path) {
        return call(request(path)
                .header("Authorization", "Bearer " + token.apply(unit))
                .GET());
    }

    private Optional<JsonObject> post(UUID unit, String path, String key, JsonObject body) {
        return call(request(path)
                .header("Authorization", "Bearer " + token.apply(unit))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(15));
    }

    /** What was answered; empty, a moment later, if that was a refusal or nothing at all. */
    private Optional<JsonObject> call(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                return Optional.of(answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject());
            }
            refusals.put(request.uri().getPath(), answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            // It was killed; somebody starts it again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pause();
        return Optional.empty();
    }

    private void pause() {
        if (!gone) {
            var unused = vertx.timer(LOOK_MS, TimeUnit.MILLISECONDS).await();
        }
    }
}
