package org.fairgate.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.ArrayList;
import java.util.List;
import org.fairgate.account.session.SessionRoutes;
import org.fairgate.account.staff.StaffRoutes;
import org.fairgate.kernel.CreditCode;
import org.fairgate.notice.Channel;
import org.fairgate.platform.edge.Edge;
import org.fairgate.platform.edge.Endpoints;
import org.fairgate.platform.edge.Failures;
import org.fairgate.platform.edge.TestEdge;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("R-ACC-9")
class AccountApiTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final World world = new World(DATABASE);
    private final WebClient client = WebClient.create(DATABASE.vertx());
    private int port;

    @BeforeEach
    void serve() {
        List<Endpoint> all = new ArrayList<>(world.accounts.endpoints(world.cookies, world.limits));
        all.addAll(new SessionRoutes(world.sessions, world.cookies).endpoints());
        all.addAll(new StaffRoutes(world.staff, world.cookies).endpoints());
        Failures failures = new Failures(
                new Texts(List.of("http", "account")),
                (call, status, code, detail) -> Reply.noContent(),
                new SimpleMeterRegistry());
        Edge edge = TestEdge.of(failures, new SimpleMeterRegistry());
        Authenticator authenticator = new Authenticator(world.tokens, world.sessions, world.kit.index(), "");
        Router router = Router.router(DATABASE.vertx());
        new Endpoints(
                        all,
                        new Endpoints.Doors(authenticator, world.idempotency),
                        edge,
                        new Endpoints.BodyLimits(65_536, "target"))
                .mount(router);
        HttpServer server = DATABASE.vertx()
                .createHttpServer()
                .requestHandler(router)
                .listen(0)
                .await();
        port = server.actualPort();
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, port, "localhost", path).putHeader("Accept-Language", "en");
    }

    private HttpResponse<Buffer> post(String path, JsonObject body) {
        return request(HttpMethod.POST, path).sendJsonObject(body).await();
    }

    private static JsonObject withoutRequestId(HttpResponse<Buffer> response) {
        JsonObject body = response.bodyAsJsonObject();
        assertThat(body.remove("requestId")).isNotNull();
        return body;
    }

    private JsonObject signUpBody(String creditCode) {
        String mobile = World.mobile();
        String email = World.email();
        return new JsonObject()
                .put("region", "domestic")
                .put("category", "enterprise")
                .put("kind", "organisation")
                .put("creditCode", creditCode)
                .put("name", "Example")
                .put("delegation", "guangzhou")
                .put("mobile", mobile)
                .put("mobileCode", code("sms", mobile))
                .put("email", email)
                .put("emailCode", code("mail", email))
                .put("password", World.PASSWORD)
                .put("language", "en");
    }

    private String code(String channel, String target) {
        HttpResponse<Buffer> sent = post(
                "/api/v1/verification-codes",
                new JsonObject().put("channel", channel).put("target", target).put("purpose", "sign-up"));
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(sent.bodyAsString()).isEqualTo("{\"expiresInSeconds\":300,\"resendAfterSeconds\":60}");
        return world.random.code();
    }

    @Test
    void aUnitSignsUpReadsItsAccountRefreshesAndSignsOut() {
        HttpResponse<Buffer> created = post("/api/v1/accounts", signUpBody(World.creditCode()));
        assertThat(created.statusCode()).isEqualTo(201);
        String access = created.bodyAsJsonObject().getString("accessToken");
        HttpResponse<Buffer> account = request(HttpMethod.GET, "/api/v1/account")
                .bearerTokenAuthentication(access)
                .send()
                .await();
        assertThat(account.bodyAsJsonObject())
                .isEqualTo(created.bodyAsJsonObject().getJsonObject("account"));
        HttpResponse<Buffer> refreshed = post(
                "/api/v1/sessions/refresh",
                new JsonObject().put("refreshToken", created.bodyAsJsonObject().getString("refreshToken")));
        String fresh = refreshed.bodyAsJsonObject().getString("accessToken");
        HttpResponse<Buffer> listed = request(HttpMethod.GET, "/api/v1/sessions")
                .bearerTokenAuthentication(fresh)
                .send()
                .await();
        assertThat(listed.bodyAsJsonObject().getJsonArray("sessions")).hasSize(1);
        assertThat(request(HttpMethod.DELETE, "/api/v1/sessions/current")
                        .bearerTokenAuthentication(fresh)
                        .send()
                        .await()
                        .statusCode())
                .isEqualTo(204);
        assertThat(request(HttpMethod.GET, "/api/v1/account")
                        .bearerTokenAuthentication(access)
                        .send()
                        .await()
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<Buffer> signUp(String key, JsonObject body) {
        return request(HttpMethod.POST, "/api/v1/accounts")
                .putHeader("Idempotency-Key", key)
                .sendJsonObject(body)
                .await();
    }

    @Test
    void aSignUpRepeatedUnderItsKeyIsAnsweredWithTheSameTokensAndAnotherBodyIsAnotherRequest() {
        JsonObject body = signUpBody(World.creditCode());
        HttpResponse<Buffer> created = signUp("k", body);
        HttpResponse<Buffer> again = signUp("k", body);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(created.body());
        assertThat(post("/api/v1/accounts", body).statusCode()).isEqualTo(422);
        assertThat(signUp("k", body.copy().put("password", "other7Stone-bridge"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(signUp("k", signUpBody(World.creditCode())).statusCode()).isEqualTo(201);
    }

    @Test
    void aBrowserGetsCookiesAndNoTokenInTheBody() {
        SignedIn unit = world.signedUp();
        HttpResponse<Buffer> answer = post(
                "/api/v1/sessions",
                new JsonObject()
                        .put(
                                "login",
                                unit.account()
                                        .creditCode()
                                        .map(CreditCode::value)
                                        .orElseThrow())
                        .put("password", World.PASSWORD)
                        .put("transport", "cookie"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.cookies()).hasSize(2);
        assertThat(answer.bodyAsJsonObject().containsKey("accessToken")).isFalse();
        assertThat(answer.bodyAsJsonObject().containsKey("refreshToken")).isFalse();
    }

    @Test
    void knownAndUnknownLoginsGetTheSameStatusAndBody() {
        String known =
                world.signedUp().account().creditCode().map(CreditCode::value).orElseThrow();
        HttpResponse<Buffer> ours = post("/api/v1/sessions", credentials(known));
        HttpResponse<Buffer> theirs = post("/api/v1/sessions", credentials(World.creditCode()));
        assertThat(theirs.statusCode()).isEqualTo(401).isEqualTo(ours.statusCode());
        assertThat(withoutRequestId(theirs)).isEqualTo(withoutRequestId(ours));
        assertThat(List.copyOf(theirs.headers().names()))
                .isEqualTo(List.copyOf(ours.headers().names()));
        HttpResponse<Buffer> ourReset = post("/api/v1/verification-codes", resetCode(known));
        HttpResponse<Buffer> theirReset = post("/api/v1/verification-codes", resetCode(World.creditCode()));
        assertThat(theirReset.statusCode()).isEqualTo(202).isEqualTo(ourReset.statusCode());
        assertThat(theirReset.body()).isEqualTo(ourReset.body());
        world.accounts.verification().drain().await();
    }

    private static JsonObject credentials(String login) {
        return new JsonObject().put("login", login).put("password", "wrong");
    }

    private static JsonObject resetCode(String login) {
        return new JsonObject()
                .put("channel", Channel.SMS.code())
                .put("target", login)
                .put("purpose", "password-reset");
    }

    @Test
    void aCodeAskedForTwiceIsRefusedWithTheTimeToWait() {
        String email = World.email();
        assertThat(code("mail", email)).hasSize(6);
        HttpResponse<Buffer> again = post(
                "/api/v1/verification-codes",
                new JsonObject().put("channel", "mail").put("target", email).put("purpose", "sign-up"));
        assertThat(again.statusCode()).isEqualTo(429);
        assertThat(again.getHeader("Retry-After")).isEqualTo("60");
        assertThat(again.bodyAsJsonObject().getString("code")).isEqualTo("account.code-too-often");
    }
}
