package org.fairgate.platform.idempotency;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.fairgate.account.World;
import org.fairgate.kernel.Role;
import org.fairgate.platform.edge.Edge;
import org.fairgate.platform.edge.Endpoints;
import org.fairgate.platform.edge.Failures;
import org.fairgate.platform.edge.TestEdge;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.TestDatabase;

/** Two nodes on one database whose use cases count how often they run. */
final class Counter {
    final World world;
    final AtomicInteger runs = new AtomicInteger();
    /** Runs of the waiting use case; each ends when the test says so. */
    final Queue<Promise<Reply>> waiting = new ConcurrentLinkedQueue<>();

    private final TestDatabase database;
    private final WebClient client;
    private final List<HttpServer> nodes;

    record Body(String name) {}

    Counter(TestDatabase database) {
        this.database = database;
        this.world = new World(database);
        this.client = WebClient.create(database.vertx(), new WebClientOptions(), new PoolOptions().setHttp1MaxSize(64));
        this.nodes = List.of(node(world), node(new World(database, world.clock)));
    }

    private HttpServer node(World here) {
        List<Endpoint> all = List.of(
                Endpoint.post("/api/v1/counts", Access.UNIT, this::count),
                Endpoint.post("/api/v1/other-counts", Access.UNIT, this::count),
                Endpoint.post("/api/v1/waits", Access.UNIT, this::await),
                Endpoint.post("/api/v1/orders", Access.UNIT, this::count).with(IdempotencyRule.REQUIRED),
                Endpoint.post("/api/v1/refusals/:code", Access.UNIT, this::refuse),
                Endpoint.post("/api/v1/failures", Access.UNIT, call -> {
                    runs.incrementAndGet();
                    return Future.failedFuture(new IllegalStateException("made to fail"));
                }),
                Endpoint.post("/api/v1/open", Access.PUBLIC, this::count));
        Failures failures = new Failures(
                new Texts(List.of("http", "idempotency")),
                (call, status, code, detail) -> Reply.noContent(),
                new SimpleMeterRegistry());
        Edge edge = TestEdge.of(failures, new SimpleMeterRegistry());
        var doors = new Endpoints.Doors(
                new Authenticator(here.tokens, here.sessions, here.kit.index(), ""), here.idempotency);
        Router router = Router.router(database.vertx());
        new Endpoints(all, doors, edge, new Endpoints.BodyLimits(65_536, "target")).mount(router);
        return database.vertx()
                .createHttpServer()
                .requestHandler(router)
                .listen(0)
                .await();
    }

    private Future<Reply> count(Call call) {
        Body body = call.json(Body.class);
        return Future.succeededFuture(made(runs.incrementAndGet(), body.name()));
    }

    private static Reply made(int number, String name) {
        return Reply.json(201, Map.of("number", number, "name", name, "token", "secret-token"))
                .withHeader("Location", "/api/v1/counts/" + number)
                .withCookie(new DefaultCookie("c", "v" + number));
    }

    private Future<Reply> await(Call call) {
        Promise<Reply> end = Promise.promise();
        runs.incrementAndGet();
        waiting.add(end);
        return end.future();
    }

    private Future<Reply> refuse(Call call) {
        runs.incrementAndGet();
        return Future.failedFuture(
                (call.pathParam("code").equals("404") ? HttpProblem.NOT_FOUND : HttpProblem.INVALID_INPUT).problem());
    }

    /** Ends the oldest waiting run. */
    void finish(String name) {
        waiting.remove().complete(made(0, name));
    }

    UUID newCaller() {
        return world.kit.ids().next();
    }

    /** A request to one of the nodes by a unit. */
    HttpRequest<Buffer> request(int node, String path, UUID caller) {
        String token = world.tokens.issue(
                caller, Role.UNIT, world.kit.ids().next(), world.kit.ids().next());
        return anonymous(node, path).bearerTokenAuthentication(token);
    }

    HttpRequest<Buffer> anonymous(int node, String path) {
        return client.request(HttpMethod.POST, nodes.get(node).actualPort(), "localhost", path);
    }

    HttpResponse<Buffer> post(String path, UUID caller, String key, String name) {
        return send(0, path, caller, key, name).await();
    }

    Future<HttpResponse<Buffer>> send(int node, String path, UUID caller, String key, String name) {
        return request(node, path, caller).putHeader("Idempotency-Key", key).sendJson(Map.of("name", name));
    }
}
