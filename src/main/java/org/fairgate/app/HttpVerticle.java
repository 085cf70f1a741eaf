package org.fairgate.app;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.fairgate.platform.config.BadSetting;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.edge.ConnectionRules;
import org.fairgate.platform.edge.Endpoints;
import org.jspecify.annotations.Nullable;

/**
 * The web server of one event loop; several instances share the port. It only listens and drains: what it serves is
 * mounted by the endpoints it is given.
 */
final class HttpVerticle extends VerticleBase {
    /** Longest request line and header block in bytes. */
    private static final int LONGEST_LINE = 4 * 1024;

    private static final int LONGEST_HEADERS = 8 * 1024;

    private final Settings.Http settings;
    private final Endpoints endpoints;
    private final Consumer<Integer> listening;
    private @Nullable HttpServer server;

    HttpVerticle(Settings.Http settings, Endpoints endpoints, Consumer<Integer> listening) {
        this.settings = settings;
        this.endpoints = endpoints;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        Router router = Router.router(vertx);
        endpoints.mount(router);
        ConnectionRules rules = new ConnectionRules(vertx, settings, endpoints.edge());
        HttpServer created = vertx.createHttpServer(options());
        server = created;
        return created.connectionHandler(rules::opened)
                .requestHandler(request -> {
                    if (rules.admits(request)) {
                        router.handle(request);
                    }
                })
                .invalidRequestHandler(rules::broken)
                .exceptionHandler(ignored -> {
                    // A peer that went away or sent no HTTP: answered by closing, nothing to repair here.
                })
                .listen(settings.port(), settings.host())
                .recover(this::notListening)
                .onSuccess(bound -> listening.accept(bound.actualPort()));
    }

    /** The native transport has a type of its own for a port that is taken. */
    private Future<HttpServer> notListening(Throwable cause) {
        return Future.failedFuture(
                cause instanceof IOException
                        ? new BadSetting("nothing can listen on http.port " + settings.port() + ": "
                                + cause.getMessage()
                                + ". If another program has it, stop that, or set FAIRGATE_HTTP_PORT"
                                + " to another port.")
                        : cause);
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(Math.toIntExact(settings.idleTimeout().toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxFormFields(settings.maxFormFields())
                .setMaxFormAttributeSize(settings.maxBody().bytes())
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setDecompressionSupported(false)
                .setCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setTcpNoDelay(true)
                .setAcceptBacklog(4096);
    }

    /** Stops accepting, ends streams of events and lets requests under way finish, for at most the drain time. */
    @Override
    public Future<?> stop() {
        endpoints.edge().drain();
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(settings.drainTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
