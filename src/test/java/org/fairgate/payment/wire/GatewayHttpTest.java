package org.fairgate.payment.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.platform.config.ByteSize;
import org.fairgate.platform.config.GatewaySettings;
import org.fairgate.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("R-PAY-6")
@Timeout(60)
class GatewayHttpTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(15);

    @TempDir
    private Path directory = Path.of("");

    private final TestClock clock = new TestClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private Vertx vertx;
    private ScriptedServer server;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        server = ScriptedServer.start(vertx);
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    private static GatewaySettings.Calls bounds(Duration timeout, int connections, int waiting) {
        return new GatewaySettings.Calls(
                timeout,
                timeout,
                timeout,
                connections,
                waiting,
                new ByteSize(1024),
                new ByteSize(4096),
                new ByteSize(8192),
                3,
                PAUSE,
                1,
                1);
    }

    private GatewayHttp client(GatewaySettings.Calls bounds) {
        return new GatewayHttp(new GatewayHttp.Surroundings(vertx, metrics, clock), GatewayName.ALIPAY, bounds);
    }

    private GatewayHttp client() {
        return client(bounds(LONG, 4, 4));
    }

    private GatewayRequest request() {
        return GatewayRequest.get("query", server.url("/gateway.do?a=b"), Map.of("X-Asked", "yes"));
    }

    private Future<String> ask(GatewayHttp http) {
        return http.call(request(), reply -> reply.status() + " " + reply.body());
    }

    private String unknown(Future<?> call) {
        try {
            call.await();
        } catch (GatewayUnknown unknown) {
            return unknown.code();
        }
        throw new AssertionError("the call had a clear outcome");
    }

    private long counted(String outcome) {
        Timer timer = metrics.find("fairgate.gateway.calls")
                .tags("gateway", "alipay", "operation", "query", "outcome", outcome)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    private double circuit() {
        return metrics.get("fairgate.gateway.circuit").gauge().value();
    }

    @Test
    void aRequestGoesOutWholeAndItsAnswerIsRead() {
        server.answer(200, "fine");
        GatewayRequest form = GatewayRequest.form("query", server.url("/gateway.do"), "a=%E8%AF%81");

        assertThat(client().call(form, reply -> reply.body().toString()).await())
                .isEqualTo("fine");
        assertThat(ask(client()).await()).isEqualTo("200 fine");

        assertThat(server.seen().get(0).body()).hasToString("a=%E8%AF%81");
        assertThat(server.seen().get(0).headers().get("Content-Type"))
                .isEqualTo("application/x-www-form-urlencoded;charset=utf-8");
        assertThat(server.last().uri()).isEqualTo("/gateway.do?a=b");
        assertThat(server.last().headers().get("X-Asked")).isEqualTo("yes");
        assertThat(counted("answered")).isEqualTo(2);
    }

    @Test
    void refusalsReachTheReaderAndErrorsOfTheServerDoNot() {
        server.answer(404, "no");
        assertThat(ask(client()).await()).isEqualTo("404 no");
        for (int status : List.of(301, 302, 307, 500, 502, 503, 504)) {
            server.script((seen, response) -> {
                var unused = response.setStatusCode(status)
                        .putHeader("Location", server.url("/elsewhere"))
                        .end("{}");
            });
            assertThat(unknown(ask(client()))).isEqualTo("http-" + status);
        }
        assertThat(server.seen()).noneMatch(seen -> seen.uri().equals("/elsewhere"));
    }

    @Test
    void silenceATrickleAndALostConnectionAreUnknown() {
        GatewayHttp hasty = client(bounds(SHORT, 4, 4));
        assertThat(unknown(ask(hasty))).isEqualTo("timeout");

        server.script((seen, response) -> {
            var unused = response.setChunked(true).write(".");
            vertx.setPeriodic(50, id -> {
                var unusedWrite = response.write(".");
            });
        });
        assertThat(unknown(ask(hasty))).isEqualTo("timeout");

        server.script((seen, response) -> {
            var unused = response.reset();
        });
        assertThat(unknown(ask(hasty))).isEqualTo("connection-lost");
        assertThat(counted("unknown")).isEqualTo(3);
    }

    @Test
    void aHostThatIsNotThereIsUnknown() {
        GatewayRequest nowhere = GatewayRequest.get("query", "http://127.0.0.1:1/", Map.of());
        assertThat(unknown(client().call(nowhere, reply -> 1))).isEqualTo("no-connection");
    }

    @Test
    void anAnswerIsBoundedWhateverItSaysOfItself() {
        String much = "x".repeat(1025);
        server.answer(200, much);
        assertThat(unknown(ask(client()))).isEqualTo("too-large");
        server.script((seen, response) -> {
            var unused = response.setChunked(true).write(much.substring(1)).compose(done -> response.end("xx"));
        });
        assertThat(unknown(ask(client()))).isEqualTo("too-large");
        server.answer(200, much.substring(1));
        assertThat(ask(client()).await()).hasSize(1028);
        assertThat(client().fetch(request(), reply -> reply.body().length()).await())
                .isEqualTo(1024);
    }

    @Test
    void onlyHttpsLeavesThisMachine() {
        for (String url : List.of(
                "http://openapi.alipay.com/gateway.do",
                "http://127.0.0.1.example.org/",
                "http://localhost@example.org/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "//127.0.0.1/",
                "nonsense",
                "http://127.0.0.1/a b")) {
            assertThat(unknown(client().call(GatewayRequest.get("query", url, Map.of()), reply -> 1)))
                    .as(url)
                    .isEqualTo("address");
        }
    }

    @Test
    void whatAReaderThrowsAtGarbageIsUnknownAndARefusalStaysOne() {
        server.answer(200, "garbage");
        Function<GatewayReply, String> stumbling = reply -> {
            throw new IllegalArgumentException("secret content");
        };
        assertThat(unknown(client().call(request(), stumbling))).isEqualTo("garbage");
        assertThatThrownBy(() -> client().call(request(), reply -> {
                            throw new GatewayRefused("ACQ.NO");
                        })
                        .await())
                .isInstanceOf(GatewayRefused.class);
        assertThat(counted("refused")).isEqualTo(1);
    }

    @Test
    void moreCallsThanMayWaitFailAtOnceAndHarmNobodyElse() throws InterruptedException {
        GatewayHttp narrow = client(bounds(LONG, 1, 1));
        Promise<HttpServerResponse> arrived = Promise.promise();
        server.script((seen, response) -> arrived.complete(response));
        Future<String> first = ask(narrow);
        HttpServerResponse held = arrived.future().await();
        CountDownLatch turnedAway = new CountDownLatch(4);
        List<Future<String>> others = IntStream.range(0, 5)
                .mapToObj(n -> ask(narrow).onFailure(cause -> turnedAway.countDown()))
                .toList();

        assertThat(turnedAway.await(30, TimeUnit.SECONDS)).isTrue();

        // Four in a row would have opened the circuit, had they been the gateway's failures.
        assertThat(circuit()).isZero();
        server.answer(200, "at last");
        held.end("first").await();
        assertThat(first.await()).isEqualTo("200 first");
        List<String> outcomes = others.stream()
                .map(call -> call.recover(cause -> failure(Future.failedFuture(cause)))
                        .await())
                .toList();
        assertThat(outcomes).containsExactlyInAnyOrder("busy", "busy", "busy", "busy", "200 at last");
    }

    /** Succeeds with the code of the failure. */
    private static Future<String> failure(Future<?> call) {
        return call.transform(done -> done.cause() instanceof GatewayUnknown unknown
                ? Future.succeededFuture(unknown.code())
                : Future.failedFuture("answered"));
    }

    @Test
    void theCircuitOpensAfterFailuresInARowAndOneCallTriesAgain() {
        GatewayHttp http = client();
        server.answer(500, "");
        assertThat(List.of(unknown(ask(http)), unknown(ask(http)))).containsOnly("http-500");
        server.answer(404, "a clear answer starts the count anew");
        assertThat(ask(http).await()).startsWith("404");
        server.answer(500, "");
        IntStream.range(0, 3).forEach(n -> assertThat(unknown(ask(http))).isEqualTo("http-500"));
        assertThat(circuit()).isEqualTo(1);

        int before = server.seen().size();
        assertThat(unknown(ask(http))).isEqualTo("circuit-open");
        clock.advance(PAUSE.minusMillis(1));
        assertThat(unknown(ask(http))).isEqualTo("circuit-open");
        assertThat(server.seen()).hasSize(before);
        assertThat(counted("held-back")).isEqualTo(2);

        clock.advance(Duration.ofMillis(1));
        assertThat(unknown(ask(http))).isEqualTo("http-500");
        assertThat(unknown(ask(http))).isEqualTo("circuit-open");

        server.answer(200, "well again");
        clock.advance(PAUSE);
        assertThat(ask(http).await()).isEqualTo("200 well again");
        assertThat(ask(http).await()).isEqualTo("200 well again");
        assertThat(circuit()).isZero();
    }

    @Test
    void refusalsNeverOpenTheCircuitAndFilesDoNotMoveIt() {
        GatewayHttp http = client();
        server.answer(200, "no");
        IntStream.range(0, 5)
                .forEach(n -> assertThatThrownBy(() -> http.call(request(), reply -> {
                                    throw new GatewayRefused("ACQ.NO");
                                })
                                .await())
                        .isInstanceOf(GatewayRefused.class));
        server.answer(500, "");
        IntStream.range(0, 5)
                .forEach(n ->
                        assertThat(unknown(http.fetch(request(), reply -> 1))).isEqualTo("http-500"));
        assertThat(circuit()).isZero();
    }

    @Test
    void aCertificateMustBeTrustedAndMadeOutToTheHost() throws IOException, InterruptedException {
        PfxOptions own = certificate("localhost");
        PfxOptions others = certificate("other.example");
        HttpClientOptions trusting = GatewayHttp.options(bounds(LONG, 4, 4));
        assertThat(trusting.isVerifyHost()).isTrue();
        assertThat(trusting.isTrustAll()).isFalse();

        assertThat(overTls(own, trusting.setTrustOptions(own))).isEqualTo("sealed");
        assertThat(overTls(others, trusting.setTrustOptions(others))).isEqualTo("no-connection");
        assertThat(overTls(own, GatewayHttp.options(bounds(LONG, 4, 4)))).isEqualTo("no-connection");
    }

    private String overTls(PfxOptions certificate, HttpClientOptions options) {
        ScriptedServer sealed =
                ScriptedServer.start(vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate));
        sealed.answer(200, "sealed");
        GatewayHttp http = new GatewayHttp(
                new GatewayHttp.Surroundings(vertx, new SimpleMeterRegistry(), clock),
                GatewayName.ALIPAY,
                bounds(LONG, 4, 4),
                options);
        return http.call(
                        GatewayRequest.get("query", "https://localhost:" + sealed.port() + "/", Map.of()),
                        reply -> reply.body().toString())
                .recover(cause -> failure(Future.failedFuture(cause)))
                .await();
    }

    private PfxOptions certificate(String host) throws IOException, InterruptedException {
        Path file = directory.resolve(host + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process making = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "SAN=DNS:" + host,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(making.waitFor()).isZero();
        return new PfxOptions().setPath(file.toString()).setPassword("changeit");
    }
}
