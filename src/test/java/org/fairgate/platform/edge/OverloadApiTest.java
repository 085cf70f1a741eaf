package org.fairgate.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.fairgate.account.World;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;
import org.fairgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class OverloadApiTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Pool ofOne = PgBuilder.pool()
            .connectingTo(PgConnectOptions.fromUri(DATABASE.uri()))
            .with(new PoolOptions().setMaxSize(1).setConnectionTimeout(2).setConnectionTimeoutUnit(TimeUnit.SECONDS))
            .using(DATABASE.vertx())
            .build();

    private HttpResponse<Buffer> ask(String statement) {
        World world = new World(DATABASE);
        Endpoint reads = Endpoint.get(
                "/api/v1/reads",
                Access.PUBLIC,
                call -> ofOne.query(statement).execute().map(rows -> Reply.noContent()));
        Failures failures =
                new Failures(new Texts(List.of("http")), (call, status, code, detail) -> Reply.noContent(), metrics);
        Edge edge = TestEdge.of(failures, metrics);
        var doors = new Endpoints.Doors(
                new Authenticator(world.tokens, world.sessions, world.kit.index(), ""), world.idempotency);
        Router router = Router.router(DATABASE.vertx());
        new Endpoints(List.of(reads), doors, edge, new Endpoints.BodyLimits(1_024, "target")).mount(router);
        HttpServer server = DATABASE.vertx()
                .createHttpServer()
                .requestHandler(router)
                .listen(0)
                .await();
        return WebClient.create(DATABASE.vertx())
                .get(server.actualPort(), "localhost", "/api/v1/reads")
                .send()
                .await();
    }

    @Test
    void aRequestThatGetsNoConnectionInTimeIsToldToComeBackAndCostsOneLineOfLog() {
        Logger logger = (Logger) LoggerFactory.getLogger(Failures.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        SqlConnection held = ofOne.getConnection().await();
        HttpResponse<Buffer> refused = ask("SELECT 1");
        logger.detachAppender(lines);
        held.close().await();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
        assertThat(refused.bodyAsJsonObject().getString("code")).isEqualTo("http.busy");
        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.WARN);
        assertThat(lines.list.get(0).getThrowableProxy()).isNull();
        assertThat(metrics.get("fairgate.http.unavailable").counter().count()).isEqualTo(1);
    }

    /** Else a fault of ours would be told as a crowd, and people would try again for ever. */
    @Test
    void aStatementThatTheDatabaseDoesNotUnderstandIsAFault() {
        HttpResponse<Buffer> failed = ask("SELECT nothing_of_this_name");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.bodyAsJsonObject().getString("code")).isEqualTo("http.internal");
        assertThat(metrics.find("fairgate.http.unavailable").counter()).isNull();
    }
}
