package org.fairgate.simulator.sms;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.Letter;

/** {@code POST /}: the gateway itself, with the fault that is switched on. Safe for any thread. */
public final class SmsGateway {
    private final Vertx vertx;
    private final Acs3Gate gate;
    private final SmsCentre centre;
    private final Inbox inbox;
    private final RandomGenerator random;
    private SmsFaultPlan plan = SmsFaultPlan.NONE;

    /**
     * What a gateway needs from its surroundings.
     *
     * @param random must be safe for any thread
     */
    public record Surroundings(Vertx vertx, InstantSource clock, RandomGenerator random, Inbox inbox) {}

    /** A gateway without a fault. */
    public SmsGateway(Surroundings surroundings, SmsOptions options) {
        this.vertx = surroundings.vertx();
        this.inbox = surroundings.inbox();
        this.random = surroundings.random();
        this.gate = new Acs3Gate(options, surroundings.clock());
        this.centre = new SmsCentre(options, surroundings.clock(), random);
    }

    /** Adds the route. A body handler has to come before it. */
    public void mount(Router router) {
        router.route(HttpMethod.POST, "/").handler(this::handle);
    }

    /** What goes wrong from the next request on. */
    public synchronized void setFaults(SmsFaultPlan faults) {
        plan = faults;
    }

    /** What will go wrong with the next request. */
    public synchronized SmsFaultPlan faults() {
        return plan;
    }

    private synchronized SmsFaultPlan takeFaults() {
        SmsFaultPlan now = plan;
        plan = now.afterOne();
        return now;
    }

    private void handle(RoutingContext ctx) {
        SmsFaultPlan now = takeFaults();
        switch (now.fault()) {
            case NONE -> answer(ctx, call(ctx, inbox::add));
            case SLOW -> later(now.millis(), () -> answer(ctx, call(ctx, inbox::add)));
            case SILENT -> {} // the connection stays open and nothing ever comes
            case SERVER_ERROR -> ctx.response().setStatusCode(503).end("Service Unavailable");
            case GARBAGE -> ctx.response().end("<html><body>502 Bad Gateway – \u0000{\"Code\":</body>");
            case THROTTLE -> answer(ctx, gateRefusal(ctx).orElseGet(SmsGateway::throttled));
            case DROP_AFTER_ACCEPT -> drop(ctx, call(ctx, inbox::add));
            case LOST -> answer(ctx, call(ctx, letter -> {}));
        }
    }

    private SmsAnswer call(RoutingContext ctx, Consumer<Letter> network) {
        return gateRefusal(ctx).orElseGet(() -> centre.send(SmsSending.from(ctx.queryParams()), network));
    }

    private Optional<SmsAnswer> gateRefusal(RoutingContext ctx) {
        return gate.refuse(
                ctx.request(), Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer));
    }

    private static SmsAnswer throttled() {
        return SmsProblem.LIMIT_REACHED.answer("分钟级流控Permits:1");
    }

    private void answer(RoutingContext ctx, SmsAnswer answer) {
        if (ctx.response().closed()) {
            return; // the caller did not wait for a slow answer
        }
        ctx.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json;charset=utf-8")
                .end(answer.toJson(requestId()).toBuffer());
    }

    private void drop(RoutingContext ctx, SmsAnswer answer) {
        if (answer.isAccepted()) {
            ctx.request().connection().close();
        } else {
            answer(ctx, answer);
        }
    }

    private void later(int millis, Runnable action) {
        if (millis == 0) {
            action.run();
        } else {
            vertx.setTimer(millis, ignored -> action.run());
        }
    }

    private String requestId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String hex = HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
