package org.fairgate.payment.unionpay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.platform.config.GatewaySettings;

/**
 * Until when a payment can be paid. UnionPay cannot be told to close one, and a payment's name does not hold its end; so none
 * is opened for longer than the setting of its product, and once that has passed since it was sent, it is over for certain.
 */
record Lifetimes(GatewaySettings.UnionPay settings, InstantSource clock) {
    /** UnionPay's clock may be behind ours. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** {@code payTimeout}: what was ordered, at most the product's lifetime. */
    Instant end(PaymentOrder order) {
        Instant last = order.sentAt().plus(lifetime(order.channel()));
        return order.expiresAt().isBefore(last) ? order.expiresAt() : last;
    }

    /** Whether nobody can begin to pay it any more. */
    boolean isOver(PaymentRef payment) {
        Instant last = payment.sentAt().plus(lifetime(payment.channel()));
        return !clock.instant().isBefore(last.plus(GRACE));
    }

    private Duration lifetime(Channel channel) {
        return channel.isScan() ? settings.codeLifetime() : settings.formLifetime();
    }
}
