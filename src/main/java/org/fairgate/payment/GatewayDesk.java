package org.fairgate.payment;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.fairgate.payment.base.Channel;
import org.fairgate.payment.base.GatewayName;
import org.fairgate.payment.base.PaymentOrder;
import org.fairgate.payment.base.PaymentRef;
import org.fairgate.payment.gateway.Asked;
import org.fairgate.payment.gateway.Closed;
import org.fairgate.payment.gateway.Gateway;
import org.fairgate.payment.gateway.GatewayRefused;
import org.fairgate.payment.gateway.GatewayUnknown;
import org.fairgate.payment.gateway.Opened;
import org.fairgate.platform.limit.Busy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls gateways, each call with a deadline. Whatever else goes wrong in a gateway's code is {@link GatewayUnknown} as well:
 * nobody can say what came of the call.
 */
final class GatewayDesk {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayDesk.class);

    private final Map<GatewayName, Gateway> gateways;
    private final Duration deadline;

    GatewayDesk(Map<GatewayName, Gateway> gateways, Duration deadline) {
        this.gateways = Map.copyOf(gateways);
        this.deadline = deadline;
    }

    /** The channels that are offered. */
    List<Channel> channels() {
        return Arrays.stream(Channel.values())
                .filter(channel -> gateways.containsKey(channel.gateway()))
                .toList();
    }

    Future<Opened> open(PaymentOrder order) {
        return call(order.channel(), gateway -> gateway.open(order));
    }

    Future<Asked> ask(PaymentRef payment) {
        return call(payment.channel(), gateway -> gateway.ask(payment));
    }

    Future<Closed> close(PaymentRef payment) {
        return call(payment.channel(), gateway -> gateway.close(payment));
    }

    private <T> Future<T> call(Channel channel, Function<Gateway, Future<T>> work) {
        GatewayName name = channel.gateway();
        return Optional.ofNullable(gateways.get(name))
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(new GatewayRefused("not-configured")))
                .compose(work)
                .timeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .recover(cause -> Future.failedFuture(known(name, cause)));
    }

    private static Throwable known(GatewayName name, Throwable cause) {
        if (cause instanceof GatewayRefused || cause instanceof GatewayUnknown) {
            return cause;
        }
        if (cause instanceof TimeoutException) {
            return new GatewayUnknown("timeout");
        }
        if (cause instanceof Busy) {
            return new GatewayUnknown("busy");
        }
        LOG.warn("{} was called and failed", name.code(), cause);
        return new GatewayUnknown(cause.getClass().getSimpleName());
    }

    /** Why a call failed, in one short word. */
    static String why(Throwable cause) {
        if (cause instanceof GatewayRefused refused) {
            return refused.code();
        }
        return cause instanceof GatewayUnknown unknown
                ? unknown.code()
                : cause.getClass().getSimpleName();
    }
}
