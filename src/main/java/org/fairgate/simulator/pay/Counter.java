package org.fairgate.simulator.pay;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.Stage;
import org.fairgate.simulator.pay.notice.Protocol;

/** Where the merchant's calls come in: serves them, with the fault that is switched on. */
public final class Counter {
    private final Desk desk;
    private final Protocol protocol;

    /** The counter of one gateway. */
    public Counter(Desk desk, Protocol protocol) {
        this.desk = desk;
        this.protocol = protocol;
    }

    /**
     * Serves a call.
     *
     * @param operation its short name, by which faults are switched: {@code open}, {@code query}, {@code close}, {@code
     *     refund}, {@code refund-query}, {@code bill}, {@code bill-file}
     * @param work does it and writes the answer, signed with the key it is given
     */
    public void serve(RoutingContext ctx, String operation, Function<PrivateKey, Reply> work) {
        Optional<FaultPlan> plan = desk.switches().take(protocol.gateway(), Stage.REQUEST, operation);
        if (plan.isEmpty()) {
            answer(ctx, work.apply(protocol.key()));
            return;
        }
        switch (plan.get().fault()) {
            case SLOW -> later(plan.get().delay(), () -> answer(ctx, work.apply(protocol.key())));
            case SILENT -> {} // the connection stays open and nothing ever comes
            case SERVER_ERROR -> ctx.response().setStatusCode(502).end("Bad Gateway");
            case GARBAGE -> ctx.response().end("<html><body>502 Bad Gateway – \u0000{\"sign\":</body>");
            case CUT_OFF -> cutOff(ctx, work);
            default -> answer(ctx, work.apply(desk.stranger()));
        }
    }

    private void cutOff(RoutingContext ctx, Function<PrivateKey, Reply> work) {
        Reply unused = work.apply(protocol.key());
        ctx.request().connection().close();
    }

    private void later(Duration delay, Runnable action) {
        if (delay.toMillis() == 0) {
            action.run();
        } else {
            desk.vertx().setTimer(delay.toMillis(), ignored -> action.run());
        }
    }

    private static void answer(RoutingContext ctx, Reply reply) {
        HttpServerResponse response = ctx.response();
        if (response.closed()) {
            return; // the caller did not wait for a slow answer
        }
        reply.headers().forEach(response::putHeader);
        response.setStatusCode(reply.status()).end(reply.body());
    }
}
