package org.fairgate.simulator.pay;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;

/**
 * The payment gateways under control, over HTTP and JSON.
 *
 * <p>{@code GET /control/pay} answers all faults, {@code DELETE} makes all well again. Below {@code /control/pay/{gateway}}:
 * {@code PUT|DELETE /faults} with {@code {"fault":"slow","operation":"query","millis":3000,"times":1}} (times 0 or absent: until
 * it is taken away); {@code GET /trades?state=&limit=}; {@code GET /trades/{number}} with its notices; {@code POST
 * /trades/{number}/payment} (a fault of this payment in the body, if any), {@code /failure}, {@code /forgery}. {@code POST
 * /control/pay/due} does what is due by now.
 */
public final class PayControl {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Desk desk;
    private final Payers payers;

    /** The control of these gateways. */
    public PayControl(Desk desk, Payers payers) {
        this.desk = desk;
        this.payers = payers;
    }

    /** Adds the routes. A body handler has to come before them. */
    public void mount(Router router) {
        router.get("/control/pay").handler(this::all);
        router.delete("/control/pay").handler(this::reset);
        router.post("/control/pay/due").handler(this::due);
        router.put("/control/pay/:gateway/faults").handler(this::set);
        router.delete("/control/pay/:gateway/faults").handler(this::clear);
        router.get("/control/pay/:gateway/trades").handler(this::trades);
        router.get("/control/pay/:gateway/trades/:number").handler(this::trade);
        router.post("/control/pay/:gateway/trades/:number/payment").handler(this::pay);
        router.post("/control/pay/:gateway/trades/:number/failure").handler(this::fail);
        router.post("/control/pay/:gateway/trades/:number/forgery").handler(this::forge);
    }

    private void all(RoutingContext ctx) {
        JsonObject json = new JsonObject();
        desk.protocols().keySet().stream()
                .sorted()
                .forEach(gateway ->
                        json.put(gateway.tag(), PayJson.all(desk.switches().plans(gateway), PayJson::plan)));
        answer(ctx, json);
    }

    private void reset(RoutingContext ctx) {
        desk.switches().clear();
        ctx.response().setStatusCode(204).end();
    }

    private void due(RoutingContext ctx) {
        answer(ctx, payers.runDue().map(done -> Optional.of(new JsonObject())));
    }

    private void set(RoutingContext ctx) {
        Optional<PayGateway> gateway = gateway(ctx);
        Optional<FaultPlan> plan = plan(ctx);
        if (gateway.isEmpty() || plan.isEmpty()) {
            ctx.response().setStatusCode(400).end("unknown gateway or fault");
        } else {
            desk.switches().set(gateway.get(), plan.get());
            all(ctx);
        }
    }

    private void clear(RoutingContext ctx) {
        gateway(ctx).ifPresent(desk.switches()::clear);
        ctx.response().setStatusCode(204).end();
    }

    private void trades(RoutingContext ctx) {
        String state = Optional.ofNullable(ctx.queryParams().get("state")).orElse("");
        String limit = Optional.ofNullable(ctx.queryParams().get("limit")).orElse("");
        int most = limit.matches("[0-9]{1,4}") ? Math.min(MOST, Integer.parseInt(limit)) : USUAL;
        answer(
                ctx,
                new JsonObject()
                        .put(
                                "trades",
                                PayJson.all(
                                        desk.trades()
                                                .list(
                                                        trade -> gateway(ctx)
                                                                        .equals(Optional.of(trade.key()
                                                                                .gateway()))
                                                                && (state.isEmpty()
                                                                        || trade.state()
                                                                                .tag()
                                                                                .equals(state)),
                                                        most),
                                        PayJson::trade)));
    }

    private void trade(RoutingContext ctx) {
        answer(
                ctx,
                Future.succeededFuture(found(ctx)
                        .map(trade -> PayJson.trade(trade)
                                .put(
                                        "notices",
                                        PayJson.all(
                                                payers.notices(trade.key().gateway(), trade.number()),
                                                PayJson::notice)))));
    }

    private void pay(RoutingContext ctx) {
        Optional<TradeKey> key = found(ctx).map(Trade::key);
        Future<Optional<Trade>> paid = key.map(known -> payers.pay(known, plan(ctx)))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
        answer(ctx, paid.map(trade -> trade.map(PayJson::trade)));
    }

    private void fail(RoutingContext ctx) {
        answer(
                ctx,
                Future.succeededFuture(
                        found(ctx).map(Trade::key).flatMap(payers::fail).map(PayJson::trade)));
    }

    private void forge(RoutingContext ctx) {
        answer(
                ctx,
                found(ctx)
                        .map(trade -> payers.forge(trade).map(PayJson::notice).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Optional<PayGateway> gateway(RoutingContext ctx) {
        return PayGateway.of(ctx.pathParam("gateway")).filter(desk.protocols()::containsKey);
    }

    private Optional<Trade> found(RoutingContext ctx) {
        return gateway(ctx).flatMap(gateway -> desk.trades().find(new TradeKey(gateway, ctx.pathParam("number"))));
    }

    private static Optional<FaultPlan> plan(RoutingContext ctx) {
        try {
            JsonObject body = Optional.ofNullable(ctx.body().asJsonObject()).orElseGet(JsonObject::new);
            return PayFault.of(body.getString("fault", ""))
                    .map(fault -> new FaultPlan(
                            fault,
                            body.getString("operation", ""),
                            Duration.ofMillis(body.getInteger("millis", 0)),
                            body.getInteger("times", 0)));
        } catch (DecodeException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    /** Answers when it is there; 409 without anything, since the trade is not one of which that can be said. */
    private static void answer(RoutingContext ctx, Future<Optional<JsonObject>> result) {
        result.onSuccess(found -> found.ifPresentOrElse(
                        json -> answer(ctx, json),
                        () -> ctx.response().setStatusCode(409).end()))
                .onFailure(ctx::fail);
    }

    private static void answer(RoutingContext ctx, JsonObject json) {
        ctx.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json").end(json.toBuffer());
    }
}
