package org.fairgate.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fairgate.order.OrderRoutes;
import org.fairgate.order.OrderService;
import org.fairgate.payment.Attempts;
import org.fairgate.payment.PaymentVerticle;
import org.fairgate.payment.api.OrderWatch;
import org.fairgate.payment.api.PayerRoutes;
import org.fairgate.payment.api.PaymentRoutes;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.callback.CallbackRoutes;
import org.fairgate.payment.callback.CallbackWriters;
import org.fairgate.payment.callback.Callbacks;
import org.fairgate.payment.callback.PaymentCallbackVerticle;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.ledger.Booker;
import org.fairgate.payment.ledger.owed.RefundNews;
import org.fairgate.payment.page.BankReturnPages;
import org.fairgate.payment.page.OrderPages;
import org.fairgate.payment.page.PayPages;
import org.fairgate.payment.payer.PayerLinks;
import org.fairgate.person.PersonService;
import org.fairgate.person.ordering.PersonOrdering;
import org.fairgate.platform.batch.BatchBounds;
import org.fairgate.platform.batch.Gathering;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.config.Settings;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.job.Rounds;
import org.fairgate.platform.page.Pages;

/** The services of what is paid, and their routes; on {@link Services}. */
final class Payments {
    final OrderService orders;
    final Booker booker;
    final Attempts attempts;
    final PayerLinks links;
    final OrderWatch watch;
    final Finance finance;
    private final CallbackWriters callbackWriters;
    private final Callbacks callbacks;
    private final Platform platform;

    private static Gathering gathering(Platform platform) {
        Settings.Orders bounds = platform.settings.orders();
        return Gathering.on(
                platform.vertx,
                new BatchBounds("orders", bounds.maxBatch(), bounds.maxWait(), bounds.queueLimit(), bounds.deadline()),
                platform.metrics);
    }

    Payments(Platform platform, Services services, Registrations registrations, Map<GatewayName, Gateway> gateways) {
        this.platform = platform;
        this.orders = new OrderService(
                new OrderService.Tools(
                        platform.db, platform.clock, platform.ids, platform.wiring.random(), gathering(platform)),
                new OrderService.Sources(
                        services.editions, services.units, new PersonOrdering(platform.clock), services.audit),
                new OrderService.Telling(services.notices, services.accounts.accounts()::accounts));
        this.booker = platform.wiring.bookers().create(orders, platform.ids, platform.clock);
        var ledger = new org.fairgate.payment.ledger.Payments(platform.clock);
        PaymentSettings settings = platform.settings.payment();
        this.attempts = new Attempts(
                new Attempts.Tools(platform.vertx, platform.db, platform.clock, platform.ids, platform.metrics),
                new Attempts.Sources(orders, services.editions, ledger, booker),
                gateways,
                settings);
        this.links = new PayerLinks(
                new PayerLinks.Tools(platform.db, platform.clock, platform.wiring.random()),
                orders,
                services.units,
                settings.linkLife());
        this.watch = new OrderWatch(platform.db, orders, ledger);
        this.finance = new Finance(
                platform, services, registrations, new Finance.Paying(orders, ledger, attempts.proving()), gateways);
        this.callbackWriters = new CallbackWriters(
                platform.settings.callbacks(), platform.callbackDb, booker, new RefundNews(orders), platform.metrics);
        this.callbacks = new Callbacks(
                new Callbacks.Tools(
                        platform.callbackDb, platform.cipher, platform.ids, platform.clock, platform.metrics),
                platform.settings.callbacks(),
                gateways,
                callbackWriters);
    }

    /** The JSON API. */
    List<Endpoint> api() {
        List<Endpoint> api = new ArrayList<>();
        api.addAll(new CallbackRoutes(
                        callbacks, platform.settings.callbacks().maxBody().bytes())
                .endpoints());
        api.addAll(new OrderRoutes(orders).endpoints());
        api.addAll(new PaymentRoutes(
                        new PaymentRoutes.Parts(attempts.service(), attempts.ending(), links, watch), platform.clock)
                .endpoints());
        api.addAll(new PayerRoutes(links, attempts.service(), watch, platform.clock).endpoints());
        api.addAll(finance.api());
        return api;
    }

    /** The pages. */
    List<Endpoint> pages(Pages pages, Services services, PersonService persons) {
        List<Endpoint> all = new ArrayList<>(finance.pages(pages, services.files));
        all.addAll(new OrderPages(
                        pages,
                        platform.db,
                        services.editions,
                        new OrderPages.Parts(orders, persons, attempts.service(), finance.transfers, attempts.ending()))
                .endpoints());
        all.addAll(new BankReturnPages(pages, platform.db, orders).endpoints());
        all.addAll(new PayPages(pages, attempts.service(), links, platform.clock).endpoints());
        return all;
    }

    /** The background work of every node. */
    Rounds rounds(Rounds rounds) {
        return rounds.every(Services.TIDYING, "removing links of payers that are over", links::purge)
                .every(Services.TIDYING, "removing old messages of gateways", callbacks::purge)
                .every(platform.settings.events().poll(), "looking at orders that pages show", watch::runOnce);
    }

    /** The rounds of the role {@code payment}. */
    PaymentVerticle verticle() {
        return new PaymentVerticle(attempts, platform.settings.payment().poll());
    }

    /** A writer of callbacks; the role {@code payment} has as many as the settings say. */
    PaymentCallbackVerticle callbackVerticle() {
        return new PaymentCallbackVerticle(callbackWriters);
    }
}
