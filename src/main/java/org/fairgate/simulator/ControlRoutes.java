package org.fairgate.simulator;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.fairgate.simulator.page.Pages;
import org.fairgate.simulator.pay.fault.Switches;
import org.fairgate.simulator.sms.SmsFault;
import org.fairgate.simulator.sms.SmsFaultPlan;
import org.fairgate.simulator.sms.SmsGateway;

/**
 * The fault switches over HTTP.
 *
 * <p>{@code GET /control} answers those of the SMS gateway; {@code PUT /control/sms} takes {@code {"fault":"slow",
 * "millis":3000,"times":1}} (times 0 or absent: until changed); {@code DELETE /control} makes all well again, the payment
 * gateways too. {@code POST /control/sms} is the same for the buttons of the page, and leads back to it.
 */
final class ControlRoutes {
    private static final String UNKNOWN_FAULT = "unknown fault";
    private final SmsGateway sms;
    private final Switches pay;

    ControlRoutes(SmsGateway sms, Switches pay) {
        this.sms = sms;
        this.pay = pay;
    }

    void mount(Router router) {
        router.get("/control").handler(this::answer);
        router.put("/control/sms").handler(this::put);
        router.post("/control/sms").handler(this::post);
        router.delete("/control").handler(this::reset);
    }

    private void answer(RoutingContext ctx) {
        SmsFaultPlan plan = sms.faults();
        JsonObject now = new JsonObject()
                .put("fault", plan.fault().tag())
                .put("millis", plan.millis())
                .put("times", plan.times());
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(new JsonObject().put("sms", now).toBuffer());
    }

    private void put(RoutingContext ctx) {
        Optional<SmsFaultPlan> plan = read(ctx);
        plan.ifPresentOrElse(sms::setFaults, () -> refuse(ctx));
        if (plan.isPresent()) {
            answer(ctx);
        }
    }

    private void post(RoutingContext ctx) {
        Optional<SmsFaultPlan> plan = SmsFault.of(Pages.form(ctx, "fault"))
                .map(fault ->
                        new SmsFaultPlan(fault, number(Pages.form(ctx, "millis")), number(Pages.form(ctx, "times"))));
        plan.ifPresentOrElse(sms::setFaults, () -> refuse(ctx));
        if (plan.isPresent()) {
            Pages.redirect(ctx, "/?lang=" + Pages.formLang(ctx).tag() + "#faults");
        }
    }

    private void reset(RoutingContext ctx) {
        sms.setFaults(SmsFaultPlan.NONE);
        pay.clear();
        ctx.response().setStatusCode(204).end();
    }

    private static Optional<SmsFaultPlan> read(RoutingContext ctx) {
        try {
            JsonObject body = Optional.ofNullable(ctx.body().asJsonObject()).orElseGet(JsonObject::new);
            return SmsFault.of(body.getString("fault", ""))
                    .map(fault -> new SmsFaultPlan(fault, body.getInteger("millis", 0), body.getInteger("times", 0)));
        } catch (DecodeException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    private static void refuse(RoutingContext ctx) {
        ctx.response().setStatusCode(400).end(UNKNOWN_FAULT);
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}
