package org.fairgate.simulator.unionpay;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.page.Pages;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.Payers;
import org.fairgate.simulator.pay.ledger.Trade;

/** The page of the payer's bank: pay, be refused, pay a little later; then back to the merchant. */
final class BankDoor {
    static final String PATH = "/unionpay/bank/";
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Desk desk;
    private final Payers payers;
    private final UnionPay gateway;

    BankDoor(Desk desk, UnionPay gateway) {
        this.desk = desk;
        this.payers = new Payers(desk);
        this.gateway = gateway;
    }

    void mount(Router router) {
        router.get(PATH + ":code").handler(this::page);
        router.post(PATH + ":code").handler(this::act);
    }

    private void page(RoutingContext ctx) {
        find(ctx).ifPresentOrElse(trade -> show(ctx, trade), () -> notFound(ctx));
    }

    /** The way back leads to another site, which only this page's policy allows. */
    private void show(RoutingContext ctx, Trade trade) {
        String merchant = trade.terms().attribute(UnionOrders.FRONT_URL);
        URI back = URI.create(merchant);
        ctx.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; form-action 'self' "
                                + back.getScheme() + "://" + back.getRawAuthority());
        Pages.render(
                ctx,
                "simulator/bank-door.jte",
                new BankDoorPage(Pages.lang(ctx), trade, PATH + trade.code(), gateway.frontReturn(trade)));
    }

    private void act(RoutingContext ctx) {
        Optional<Trade> trade = find(ctx);
        trade.ifPresentOrElse(found -> act(ctx, found), () -> notFound(ctx));
    }

    private void act(RoutingContext ctx, Trade trade) {
        switch (Pages.form(ctx, "action")) {
            // the merchant may take its time with the notice; the payer need not wait for that
            case "pay" -> {
                var unused = payers.pay(trade.key(), Optional.empty());
            }
            case "fail" -> {
                var unused = payers.fail(trade.key());
            }
            case "later" -> {
                var unused = payers.payAfter(trade.key(), LATER);
            }
            default -> {}
        }
        Lang lang = Pages.formLang(ctx);
        Pages.redirect(ctx, PATH + trade.code() + "?lang=" + lang.tag());
    }

    private Optional<Trade> find(RoutingContext ctx) {
        return desk.trades()
                .byCode(ctx.pathParam("code"))
                .filter(trade -> !trade.terms().attribute(UnionOrders.FRONT_URL).isEmpty());
    }

    private static void notFound(RoutingContext ctx) {
        ctx.response().setStatusCode(404).end();
    }
}
