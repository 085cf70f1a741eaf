package org.fairgate.simulator;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.page.Pages;
import org.fairgate.simulator.sms.SmsGateway;

/** The pages: {@code /} with the fault switches, {@code /inbox} with the messages. Both take {@code ?lang=zh|en}. */
final class SimulatorPages {
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
        Lang lang = Pages.lang(ctx);
        Pages.render(
                ctx,
                "simulator/home.jte",
                new HomePage(lang, addresses.get(), accessKeyId, inbox.standing(), sms.faults()));
    }

    private void inbox(RoutingContext ctx) {
        Lang lang = Pages.lang(ctx);
        Pages.render(ctx, "simulator/inbox.jte", InboxPage.of(lang, InboxQuery.from(ctx.queryParams()), inbox));
    }

    private void clear(RoutingContext ctx) {
        inbox.clear();
        Pages.redirect(ctx, "/inbox?lang=" + Pages.formLang(ctx).tag());
    }
}
