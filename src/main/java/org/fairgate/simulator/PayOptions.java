package org.fairgate.simulator;

import java.time.Duration;
import java.util.Optional;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.pay.DeskOptions;
import org.fairgate.simulator.pay.notice.Pace;

/**
 * The payment gateways.
 *
 * @param desk what they share
 * @param tick how often the clock is looked at for what is due; {@link Duration#ZERO} leaves that to {@link
 *     org.fairgate.simulator.pay.Payers#runDue}, for tests that set the clock
 * @param site the address at which browsers reach the simulator, without a slash at the end; empty for the one it listens on
 * @param alipay the merchant as Alipay knows it; without it there is no Alipay
 */
public record PayOptions(DeskOptions desk, Duration tick, String site, Optional<AlipayOptions> alipay) {
    private static final Duration USUAL_TICK = Duration.ofMillis(20);

    /** No gateway. */
    public static final PayOptions NONE = at(Pace.REAL);

    /** No gateway yet, and notices are sent again at this pace. */
    public static PayOptions at(Pace pace) {
        return new PayOptions(DeskOptions.with(pace), USUAL_TICK, "", Optional.empty());
    }

    /** The same with Alipay. */
    public PayOptions with(AlipayOptions merchant) {
        return new PayOptions(desk, tick, site, Optional.of(merchant));
    }

    /** The same for a simulator that browsers reach at another address than it listens on. */
    public PayOptions withSite(String address) {
        return new PayOptions(desk, tick, address, alipay);
    }

    /** The same, but what is due waits for {@link org.fairgate.simulator.pay.Payers#runDue}. */
    public PayOptions steppedByHand() {
        return new PayOptions(desk, Duration.ZERO, site, alipay);
    }
}
