package org.fairgate.simulator;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.fairgate.simulator.inbox.Inbox;
import org.fairgate.simulator.inbox.InboxQuery;
import org.fairgate.simulator.page.Pages;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.sms.SmsGateway;

/** The pages: {@code /} with the fault switches, {@code /inbox} with the messages. Both take {@code ?lang=zh|en}. */
final class SimulatorPages {
    private final Inbox inbox;
    private final SmsGateway sms;
    private final Trades trades;
    private final Supplier<SimulatorAddresses> addresses;
    private final String accessKeyId;

    SimulatorPages(
            Inbox inbox, SmsGateway sms, Trades trades, Supplier<SimulatorAddresses> addresses, String accessKeyId) {
        this.inbox = inbox;
        this.sms = sms;
        this.trades = trades;
        this.addresses = addresses;
        this.accessKeyId = accessKeyId;
    }

    void mount(Router router) {
        router.get("/").handler(this::home);
        router.get("/inbox").handler(this::inbox);
        router.post("/inbox/clear").handler(this::clear);
    }

    private void home(RoutingContext ctx) {
        HomePage page = new HomePage(
                Pages.lang(ctx), addresses.get(), accessKeyId, inbox.standing(), trades.size(), sms.faults());
        Pages.render(ctx, "simulator/home.jte", page);
    }

    private void inbox(RoutingContext ctx) {
        InboxPage page = InboxPage.of(Pages.lang(ctx), InboxQuery.from(ctx.queryParams()), inbox);
        Pages.render(ctx, "simulator/inbox.jte", page);
    }

    private void clear(RoutingContext ctx) {
        inbox.clear();
        Pages.redirect(ctx, "/inbox?lang=" + Pages.formLang(ctx).tag());
    }
}
