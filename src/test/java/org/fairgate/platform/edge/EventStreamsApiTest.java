package org.fairgate.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.account.World;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.http.event.EventSink;
import org.fairgate.platform.http.event.EventSource;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class EventStreamsApiTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Duration LONG = Duration.ofMinutes(5);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ConcurrentLinkedQueue<EventSink> listeners = new ConcurrentLinkedQueue<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final HttpClient client =
            DATABASE.vertx().createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(64));

    @SuppressWarnings("NullAway.Init") // made by each test with limits of its own
    private Edge edge;

    /** What one listener has read so far. */
    private static final class Listener {
        final HttpClientResponse head;
        final Promise<Void> ended = Promise.promise();
        /** Written on the event loop, read by the test. */
        @SuppressWarnings("JdkObsolete")
        private final StringBuffer read = new StringBuffer();

        private final Map<String, Promise<Void>> awaited = new ConcurrentHashMap<>();

        Listener(HttpClientResponse head) {
            this.head = head;
            head.handler(part -> {
                read.append(part);
                awaited.forEach((text, promise) -> {
                    if (read.indexOf(text) >= 0) {
                        promise.tryComplete();
                    }
                });
            });
            head.endHandler(over -> ended.tryComplete());
            head.exceptionHandler(ended::tryFail);
            head.resume();
        }

        void awaits(String text) {
            Promise<Void> promise = awaited.computeIfAbsent(text, any -> Promise.promise());
            if (read.indexOf(text) >= 0) {
                promise.tryComplete();
            }
            promise.future().await();
        }
    }

    private int serve(Settings.Events events) {
        Endpoint endpoint = Endpoint.get(
                "/api/v1/told/:name",
                Access.PUBLIC,
                call -> Future.succeededFuture(Reply.events(new EventSource() {
                    @Override
                    public String owner() {
                        return call.pathParam("name");
                    }

                    @Override
                    public Runnable open(EventSink listener) {
                        listeners.add(listener);
                        listener.send("hello", Map.of("name", call.pathParam("name")));
                        return gone::incrementAndGet;
                    }
                })));
        World world = new World(DATABASE);
        Failures failures =
                new Failures(new Texts(List.of("http")), (call, status, code, detail) -> Reply.noContent(), metrics);
        edge = TestEdge.of(failures, metrics, events);
        var doors = new Endpoints.Doors(
                new Authenticator(world.tokens, world.sessions, world.kit.index(), ""), world.idempotency);
        Router router = Router.router(DATABASE.vertx());
        new Endpoints(List.of(endpoint), doors, edge, new Endpoints.BodyLimits(1_024, "target")).mount(router);
        HttpServer server = DATABASE.vertx()
                .createHttpServer()
                .requestHandler(router)
                .listen(0)
                .await();
        return server.actualPort();
    }

    private Listener listen(int port, String name) {
        return client.request(HttpMethod.GET, port, "localhost", "/api/v1/told/" + name)
                .compose(request -> request.send().map(head -> {
                    head.pause();
                    return head;
                }))
                .map(Listener::new)
                .await();
    }

    private double open() {
        return metrics.get("fairgate.events.open").gauge().value();
    }

    private void awaitNobody() {
        while (open() > 0) {
            var unused = DATABASE.vertx().timer(5, TimeUnit.MILLISECONDS).await();
        }
    }

    @Test
    void aListenerIsToldOfEachEventAndShownSignsOfLife() {
        int port = serve(new Settings.Events(10, 10, Duration.ofMillis(20), LONG, LONG));
        Listener listener = listen(port, "a");
        listener.awaits("event: hello\ndata: {\"name\":\"a\"}\n\n");
        listener.awaits("\n:\n\n");
        listeners.forEach(sink -> sink.send("changed", Map.of("state", "paid")));
        listener.awaits("event: changed\ndata: {\"state\":\"paid\"}\n\n");
        assertThat(listener.head.getHeader("Content-Type")).isEqualTo("text/event-stream");
        assertThat(listener.head.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void oneTooManyIsToldToAskByItselfAndAPlaceComesFreeWhenAListenerGoes() {
        int port = serve(new Settings.Events(3, 2, LONG.minusMinutes(1), LONG, LONG));
        Listener first = listen(port, "a");
        listen(port, "a").awaits("hello");
        assertThat(listen(port, "a").head.statusCode()).isEqualTo(503);
        listen(port, "b").awaits("hello");
        Listener refused = listen(port, "c");
        assertThat(refused.head.statusCode()).isEqualTo(503);
        assertThat(refused.head.getHeader("Retry-After")).isEqualTo("30");
        assertThat(metrics.get("fairgate.events.refused").counter().count()).isEqualTo(2);
        assertThat(open()).isEqualTo(3);

        first.head.request().connection().close().await();
        while (open() == 3) {
            var unused = DATABASE.vertx().timer(5, TimeUnit.MILLISECONDS).await();
        }
        listen(port, "c").awaits("hello");
        assertThat(gone).hasValue(1);
    }

    @Test
    void aStreamEndsByItselfAndItsSourceIsStoppedOnce() {
        int port = serve(new Settings.Events(10, 10, Duration.ofMillis(20), Duration.ofMillis(60), LONG));
        listen(port, "a").ended.future().await();
        awaitNobody();
        assertThat(gone).hasValue(1);
    }

    @Test
    void streamsEndWhenTheNodeGoesDownAndNoneIsBegun() {
        int port = serve(new Settings.Events(10, 10, LONG.minusMinutes(1), LONG, LONG));
        Listener listener = listen(port, "b");
        listener.awaits("hello");
        edge.drain();
        listener.ended.future().await();
        awaitNobody();
        assertThat(gone).hasValue(1);
        assertThat(listen(port, "b").head.statusCode()).isEqualTo(503);
    }
}
