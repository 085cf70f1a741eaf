package org.fairgate.simulator;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import org.fairgate.simulator.alipay.Alipay;
import org.fairgate.simulator.bank.Bank;
import org.fairgate.simulator.bank.BankBook;
import org.fairgate.simulator.cashier.CashierPages;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.PayControl;
import org.fairgate.simulator.pay.Payers;
import org.fairgate.simulator.unionpay.UnionPay;
import org.fairgate.simulator.wechatpay.WechatPay;

/** The payment gateways with their desk, their cashier and their control; and the bank. */
final class Gateways {
    private final Desk desk;
    private final Payers payers;
    private final Optional<Alipay> alipay;
    private final Optional<WechatPay> wechatpay;
    private final Optional<UnionPay> unionpay;
    private final BankBook bank;
    private final Runnable stopTicking;

    Gateways(Desk.Surroundings surroundings, PayOptions options) {
        this.desk = new Desk(surroundings, options.desk());
        this.payers = new Payers(desk);
        this.alipay = options.merchants().alipay().map(merchant -> new Alipay(desk, merchant));
        this.wechatpay = options.merchants().wechatpay().map(merchant -> new WechatPay(desk, merchant));
        this.unionpay = options.merchants().unionpay().map(merchant -> new UnionPay(desk, merchant));
        this.bank = new BankBook(surroundings.clock(), options.account());
        this.stopTicking = tick(surroundings.vertx(), options.tick());
    }

    private Runnable tick(Vertx vertx, Duration tick) {
        if (tick.isZero()) {
            return () -> {};
        }
        long timer = vertx.setPeriodic(tick.toMillis(), ignored -> {
            var unused = payers.runDue();
        });
        return () -> vertx.cancelTimer(timer);
    }

    void mount(Router router) {
        alipay.ifPresent(gateway -> gateway.mount(router));
        wechatpay.ifPresent(gateway -> gateway.mount(router));
        unionpay.ifPresent(gateway -> gateway.mount(router));
        new Bank(bank).mount(router);
        new PayControl(desk, payers).mount(router);
        new CashierPages(desk, payers).mount(router);
    }

    Desk desk() {
        return desk;
    }

    Payers payers() {
        return payers;
    }

    Optional<WechatPay> wechatpay() {
        return wechatpay;
    }

    Optional<UnionPay> unionpay() {
        return unionpay;
    }

    BankBook bank() {
        return bank;
    }

    void close() {
        stopTicking.run();
        desk.close();
    }
}
