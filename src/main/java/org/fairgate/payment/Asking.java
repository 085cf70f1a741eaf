package org.fairgate.payment;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.ledger.Payment;
import org.fairgate.platform.config.PaymentSettings;
import org.fairgate.platform.job.Lanes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one gateway about every try of which it is time (R-PAY-7), whatever the other gateways do meanwhile. Any number of
 * nodes may do so at once: a try is claimed with a lease and a fence.
 */
public final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final GatewayName gateway;
    private final Settling.Desk desk;
    private final Settling settling;
    private final PaymentSettings settings;
    private volatile boolean stopping;

    Asking(GatewayName gateway, Settling.Desk desk, Settling settling, PaymentSettings settings) {
        this.gateway = gateway;
        this.desk = desk;
        this.settling = settling;
        this.settings = settings;
    }

    /**
     * Claims one batch and settles it, some at the same time.
     *
     * @return whether the batch was full, so that more is likely to wait; fails when the database does not answer
     */
    public Future<Boolean> runOnce() {
        Instant leaseUntil = desk.now().plus(settings.lease());
        return desk.db()
                .read(client -> desk.payments().claimDue(client, gateway, leaseUntil, settings.batch()))
                .compose(claims -> settleAll(claims, leaseUntil).map(done -> claims.size() == settings.batch()));
    }

    /** Begins no further call; what was claimed and not asked about is taken up when its lease is over. */
    public void stop() {
        stopping = true;
    }

    private Future<Void> settleAll(List<Payment> claims, Instant leaseUntil) {
        Instant lastStart = leaseUntil.minus(settings.callTimeout().multipliedBy(3));
        return Lanes.through(
                claims,
                settings.parallel(),
                claimed -> stopping || desk.now().isAfter(lastStart)
                        ? Future.succeededFuture()
                        : settling.settle(claimed).recover(cause -> leave(claimed, cause)));
    }

    /** The database did not take it. The lease will run out, and whoever comes next asks again. */
    private static Future<Void> leave(Payment claimed, Throwable cause) {
        LOG.warn("payment {} could not be settled; it will be asked about again", claimed.number(), cause);
        return Future.succeededFuture();
    }
}
