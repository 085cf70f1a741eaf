package org.fairgate.simulator.cashier;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fairgate.simulator.page.Lang;
import org.fairgate.simulator.page.Pages;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.Payers;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.notice.Notice;

/**
 * {@code /cashier} with every trade and the switches, {@code /cashier/{gateway}/{code}} where a code leads. All take {@code
 * ?lang=zh|en}.
 */
public final class CashierPages {
    private static final String TILL = "/cashier/:gateway/:code";
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final long LONGEST_WAIT_SECONDS = 3;

    private final Desk desk;
    private final Payers payers;

    /** The cashier of these gateways. */
    public CashierPages(Desk desk, Payers payers) {
        this.desk = desk;
        this.payers = payers;
    }

    /** Adds the routes. A body handler has to come before them. */
    public void mount(Router router) {
        router.get("/cashier").handler(this::trades);
        router.post("/cashier/faults").handler(this::setFault);
        router.post("/cashier/faults/removal").handler(this::removeFault);
        router.get(TILL).handler(this::till);
        router.post(TILL).handler(this::act);
        router.post(TILL + "/notices/:id").handler(this::repeat);
    }

    private void trades(RoutingContext ctx) {
        TradesPage.Query query = new TradesPage.Query(
                Pages.parameter(ctx, "gateway"),
                Pages.parameter(ctx, "state"),
                Pages.parameter(ctx, "number").strip());
        Pages.render(ctx, "simulator/trades.jte", TradesPage.of(Pages.lang(ctx), query, desk));
    }

    private void setFault(RoutingContext ctx) {
        Optional<PayFault> fault = PayFault.of(Pages.form(ctx, "fault"));
        fault.ifPresent(known -> PayGateway.of(Pages.form(ctx, "gateway"))
                .ifPresent(gateway -> desk.switches().set(gateway, plan(ctx, known))));
        Pages.redirect(ctx, "/cashier?lang=" + Pages.formLang(ctx).tag() + "#faults");
    }

    private static FaultPlan plan(RoutingContext ctx, PayFault fault) {
        return new FaultPlan(
                fault,
                Pages.form(ctx, "operation"),
                Duration.ofSeconds(number(Pages.form(ctx, "seconds"))),
                number(Pages.form(ctx, "times")));
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private void removeFault(RoutingContext ctx) {
        PayFault.of(Pages.form(ctx, "fault"))
                .ifPresent(fault -> PayGateway.of(Pages.form(ctx, "gateway"))
                        .ifPresent(gateway -> desk.switches().lift(gateway, fault)));
        Pages.redirect(ctx, "/cashier?lang=" + Pages.formLang(ctx).tag() + "#faults");
    }

    private void till(RoutingContext ctx) {
        found(ctx).ifPresentOrElse(trade -> showTill(ctx, trade), () -> missing(ctx));
    }

    private void showTill(RoutingContext ctx, Trade found) {
        Trade trade = desk.trades().scan(found.key()).orElse(found);
        Lang lang = Pages.lang(ctx);
        Pages.render(
                ctx,
                "simulator/till.jte",
                TillPage.of(lang, trade, payers.notices(trade.key().gateway(), trade.number())));
    }

    private void act(RoutingContext ctx) {
        found(ctx)
                .ifPresentOrElse(
                        trade -> backAfter(ctx, trade, act(trade, Pages.form(ctx, "act"))), () -> missing(ctx));
    }

    private Future<?> act(Trade trade, String act) {
        TradeKey key = trade.key();
        return switch (act) {
            case "pay" -> payers.pay(key, Optional.empty());
            case "twice" -> pay(key, PayFault.DUPLICATE);
            case "lose" -> pay(key, PayFault.LOST);
            case "wrong" -> pay(key, PayFault.WRONG_AMOUNT);
            case "late" -> pay(key, PayFault.PAID_LATE);
            case "fail" -> Future.succeededFuture(payers.fail(key));
            case "later" -> Future.succeededFuture(payers.payAfter(key, LATER));
            case "forge" -> payers.forge(trade);
            default -> Future.succeededFuture();
        };
    }

    private Future<?> pay(TradeKey key, PayFault fault) {
        return payers.pay(key, Optional.of(FaultPlan.once(fault)));
    }

    private void repeat(RoutingContext ctx) {
        Optional<Notice> notice = desk.notices().find(ctx.pathParam("id"));
        Optional<Trade> trade = found(ctx);
        if (notice.isPresent() && trade.isPresent()) {
            backAfter(ctx, trade.get(), desk.repeat(notice.get()));
        } else {
            missing(ctx);
        }
    }

    /** Leads back to the trade once the merchant has answered, or has taken too long. */
    private static void backAfter(RoutingContext ctx, Trade trade, Future<?> done) {
        String path = "/cashier/" + trade.key().gateway().tag() + "/" + trade.code() + "?lang="
                + Pages.formLang(ctx).tag();
        done.timeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).onComplete(answered -> Pages.redirect(ctx, path));
    }

    private static void missing(RoutingContext ctx) {
        ctx.response().setStatusCode(404).end("no such trade");
    }

    private Optional<Trade> found(RoutingContext ctx) {
        return desk.trades()
                .byCode(ctx.pathParam("code"))
                .filter(trade -> trade.key().gateway().tag().equals(ctx.pathParam("gateway")));
    }
}
