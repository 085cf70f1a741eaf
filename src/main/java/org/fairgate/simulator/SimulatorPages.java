package org.fairgate.simulator;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.sms.SmsGateway;

/** The pages: {@code /} with the fault switches, {@code /inbox} with the messages. Both take {@code ?lang=zh|en}. */
final class SimulatorPages {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fairgate.pages");
    private final Inbox inbox;
    private final SmsGateway sms;
    private final Supplier<SimulatorAddresses> addresses;
    private final String accessKeyId;

    SimulatorPages(Inbox inbox, SmsGateway sms, Supplier<SimulatorAddresses> addresses, String accessKeyId) {
        this.inbox = inbox;
        this.sms = sms;
        this.addresses = addresses;
        this.accessKeyId = accessKeyId;
    }

    void mount(Router router) {
        router.get("/").handler(this::home);
        router.get("/inbox").handler(this::inbox);
        router.post("/inbox/clear").handler(this::clear);
    }

    private void home(RoutingContext ctx) {
        Lang lang = Lang.of(ctx.queryParams().get("lang"));
        render(
                ctx,
                "simulator/home.jte",
                new HomePage(lang, addresses.get(), accessKeyId, inbox.standing(), sms.faults()));
    }

    private void inbox(RoutingContext ctx) {
        Lang lang = Lang.of(ctx.queryParams().get("lang"));
        render(ctx, "simulator/inbox.jte", InboxPage.of(lang, InboxQuery.from(ctx.queryParams()), inbox));
    }

    private void clear(RoutingContext ctx) {
        inbox.clear();
        String lang =
                Optional.ofNullable(ctx.request().getFormAttribute("lang")).orElse("");
        redirect(ctx, "/inbox?lang=" + Lang.of(lang).tag());
    }

    private void render(RoutingContext ctx, String template, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, page, output);
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(output.toByteArray()));
    }

    /** Leads a form's caller on to a page. */
    static void redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, path).end();
    }
}
