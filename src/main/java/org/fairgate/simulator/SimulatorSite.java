package org.fairgate.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.InboxRoutes;
import org.fairgate.simulator.sms.SmsGateway;

/** All routes of the one HTTP server: gateways, inbox, control, pages. */
final class SimulatorSite {
    private static final long LARGEST_BODY = 256 * 1024;
    private static final String POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    private static final Pattern OF_GATEWAYS = Pattern.compile("/(alipay|wechatpay|unionpay)/.*");

    private final Vertx vertx;
    private final Inbox inbox;
    private final SmsGateway sms;
    private final Gateways gateways;

    SimulatorSite(Vertx vertx, Inbox inbox, SmsGateway sms, Gateways gateways) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.sms = sms;
        this.gateways = gateways;
    }

    /** @param addresses asked once per page, since a port may be known only after the start */
    Router router(Supplier<SimulatorAddresses> addresses, String accessKeyId) {
        Router router = Router.router(vertx);
        router.route().handler(SimulatorSite::protect);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        sms.mount(router);
        gateways.mount(router);
        new InboxRoutes(vertx, inbox).mount(router);
        new ControlRoutes(sms, gateways.desk().switches()).mount(router);
        new SimulatorPages(inbox, sms, gateways.desk().trades(), addresses, accessKeyId).mount(router);
        router.get("/assets/*").handler(StaticHandler.create("web/simulator").setCachingEnabled(false));
        return router;
    }

    /** Another site's page may neither frame this one nor push its buttons; a gateway is posted to by the merchant's pages. */
    private static void protect(RoutingContext ctx) {
        HttpServerResponse response = ctx.response();
        response.putHeader("Content-Security-Policy", POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        boolean open = ctx.request().method().equals(HttpMethod.GET)
                || OF_GATEWAYS.matcher(ctx.request().path()).matches();
        if (!open && "cross-site".equals(ctx.request().getHeader("Sec-Fetch-Site"))) {
            response.setStatusCode(403).end();
        } else {
            ctx.next();
        }
    }
}
