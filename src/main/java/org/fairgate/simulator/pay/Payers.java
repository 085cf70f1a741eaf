package org.fairgate.simulator.pay;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fairgate.simulator.pay.fault.FaultPlan;
import org.fairgate.simulator.pay.fault.PayFault;
import org.fairgate.simulator.pay.fault.Stage;
import org.fairgate.simulator.pay.fault.Switches;
import org.fairgate.simulator.pay.ledger.PayGateway;
import org.fairgate.simulator.pay.ledger.Trade;
import org.fairgate.simulator.pay.ledger.TradeKey;
import org.fairgate.simulator.pay.ledger.TradeState;
import org.fairgate.simulator.pay.ledger.Trades;
import org.fairgate.simulator.pay.notice.Notice;

/** What payers do, and what a test wants to know of the gateways: the public door. Safe for any thread. */
public final class Payers {
    private static final int MOST_SHOWN = 1000;
    private final Desk desk;

    /** The payers of these gateways. */
    public Payers(Desk desk) {
        this.desk = desk;
    }

    /** Somebody pays; see {@link #pay(TradeKey, Optional)}. */
    public Future<Optional<Trade>> pay(PayGateway gateway, String number) {
        return pay(new TradeKey(gateway, number), Optional.empty());
    }

    /** Somebody pays, and this goes wrong; see {@link #pay(TradeKey, Optional)}. */
    public Future<Optional<Trade>> pay(PayGateway gateway, String number, FaultPlan plan) {
        return pay(new TradeKey(gateway, number), Optional.of(plan));
    }

    /**
     * Somebody pays in full.
     *
     * @param own what goes wrong with this payment or its notice; the switches count where it says nothing
     * @return the trade, after its notice was sent and answered for the first time; empty if it cannot be paid
     */
    public Future<Optional<Trade>> pay(TradeKey key, Optional<FaultPlan> own) {
        Optional<FaultPlan> payment = own.filter(plan -> plan.fault().stage() == Stage.PAYMENT)
                .or(() -> desk.switches().take(key.gateway(), Stage.PAYMENT, ""));
        Optional<FaultPlan> notice = own.filter(plan -> plan.fault().stage() == Stage.NOTICE);
        return desk.trades()
                .find(key)
                .flatMap(trade -> book(trade, payment))
                .map(trade -> tell(trade, payment, notice))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Optional<Trade> book(Trade trade, Optional<FaultPlan> plan) {
        boolean late = struck(plan, PayFault.PAID_LATE);
        boolean unseen = late && !plan.orElseThrow().delay().isZero();
        long asked = trade.terms().amount();
        long amount = struck(plan, PayFault.WRONG_AMOUNT) ? wrong(asked) : asked;
        return unseen
                ? desk.trades().payUnseen(trade.key(), amount, true)
                : desk.trades().pay(trade.key(), amount, late);
    }

    private static long wrong(long asked) {
        return asked > 1 ? asked - 1 : asked + 1;
    }

    private Future<Optional<Trade>> tell(Trade trade, Optional<FaultPlan> payment, Optional<FaultPlan> notice) {
        if (trade.state() == TradeState.PAID) {
            return desk.tellPaid(trade, notice).map(told -> Optional.of(trade));
        }
        Duration delay = payment.orElseThrow().delay();
        boolean unused = desk.agenda()
                .at(
                        desk.clock().instant().plus(delay),
                        () -> desk.trades()
                                .reveal(trade.key())
                                .<Future<?>>map(paid -> desk.tellPaid(paid, notice))
                                .orElseGet(Future::succeededFuture));
        return Future.succeededFuture(Optional.of(trade));
    }

    private static boolean struck(Optional<FaultPlan> plan, PayFault fault) {
        return plan.filter(struck -> struck.fault() == fault).isPresent();
    }

    /** Somebody scans the code now and pays after this time, if it can still be paid then. */
    public Optional<Trade> payAfter(TradeKey key, Duration time) {
        Optional<Trade> scanned = desk.trades().scan(key);
        scanned.ifPresent(trade -> {
            boolean unused = desk.agenda().at(desk.clock().instant().plus(time), () -> pay(key, Optional.empty()));
        });
        return scanned;
    }

    /** The payer's bank refuses; the payer may try again. */
    public Optional<Trade> fail(TradeKey key) {
        return desk.trades().fail(key);
    }

    /** A stranger tells the merchant that a trade was paid which was not. */
    public Future<Notice> forge(Trade trade) {
        Trade claimed = trade.pay(
                TradeState.PAID,
                new Trade.Receipt(trade.terms().amount(), desk.clock().instant()));
        return desk.forge(claimed);
    }

    /** What goes wrong from now on. */
    public Switches switches() {
        return desk.switches();
    }

    /** This goes wrong the next time. */
    public void failNext(PayGateway gateway, PayFault fault) {
        desk.switches().set(gateway, FaultPlan.once(fault));
    }

    /** The trades of all gateways. */
    public Trades ledger() {
        return desk.trades();
    }

    /** The notices about a trade, newest first. */
    public List<Notice> notices(PayGateway gateway, String number) {
        TradeKey key = new TradeKey(gateway, number);
        return desk.notices().list(notice -> notice.event().trade().key().equals(key), MOST_SHOWN);
    }

    /** Notices for addresses that begin so go elsewhere: the merchant's name, where its port is known only later. */
    public void detour(String from, String to) {
        desk.detour(from, to);
    }

    /** Does what is due by now: notices to send again, payments to be made; completes when it is done. */
    public Future<Void> runDue() {
        return desk.agenda().runDue();
    }
}
