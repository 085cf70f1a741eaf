package org.fairgate.simulator;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.Optional;
import org.fairgate.simulator.alipay.Alipay;
import org.fairgate.simulator.pay.Desk;
import org.fairgate.simulator.pay.PayControl;
import org.fairgate.simulator.pay.Payers;

/** The payment gateways with their desk, their cashier and their control. */
final class Gateways {
    private final Desk desk;
    private final Payers payers;
    private final Optional<Alipay> alipay;
    private final Runnable stopTicking;

    Gateways(Desk.Surroundings surroundings, PayOptions options) {
        this.desk = new Desk(surroundings, options.desk());
        this.payers = new Payers(desk);
        this.alipay = options.alipay().map(merchant -> new Alipay(desk, merchant));
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
        new PayControl(desk, payers).mount(router);
    }

    Desk desk() {
        return desk;
    }

    Payers payers() {
        return payers;
    }

    void close() {
        stopTicking.run();
        desk.close();
    }
}
