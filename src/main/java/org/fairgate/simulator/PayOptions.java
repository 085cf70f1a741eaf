package org.fairgate.simulator;

import java.time.Duration;
import java.util.Optional;
import org.fairgate.simulator.alipay.AlipayOptions;
import org.fairgate.simulator.bank.BankAccount;
import org.fairgate.simulator.pay.DeskOptions;
import org.fairgate.simulator.pay.notice.Pace;
import org.fairgate.simulator.unionpay.message.UnionPayOptions;
import org.fairgate.simulator.wechatpay.trust.WechatPayOptions;

/**
 * The payment gateways.
 *
 * @param desk what they share
 * @param tick how often the clock is looked at for what is due; {@link Duration#ZERO} leaves that to {@link
 *     org.fairgate.simulator.pay.Payers#runDue}, for tests that set the clock
 * @param site the address at which browsers reach the simulator, without a slash at the end; empty for the one it listens on
 * @param merchants who is known to which gateway
 * @param account the organiser's bank account
 */
public record PayOptions(DeskOptions desk, Duration tick, String site, Merchants merchants, BankAccount account) {
    private static final BankAccount ACCOUNT =
            new BankAccount("国家会展中心（上海）有限责任公司", "中国银行上海市分行营业部", "310066661018800123456", 100_000_000);
    private static final Duration USUAL_TICK = Duration.ofMillis(20);

    /** The merchant as each gateway knows it; a gateway that knows none is not there. */
    public record Merchants(
            Optional<AlipayOptions> alipay, Optional<WechatPayOptions> wechatpay, Optional<UnionPayOptions> unionpay) {
        static final Merchants NONE = new Merchants(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** No gateway. */
    public static final PayOptions NONE = at(Pace.REAL);

    /** No gateway yet, and notices are sent again at this pace. */
    public static PayOptions at(Pace pace) {
        return new PayOptions(DeskOptions.with(pace), USUAL_TICK, "", Merchants.NONE, ACCOUNT);
    }

    /** The same with Alipay. */
    public PayOptions with(AlipayOptions merchant) {
        return with(new Merchants(Optional.of(merchant), merchants.wechatpay(), merchants.unionpay()));
    }

    /** The same with WeChat Pay. */
    public PayOptions with(WechatPayOptions merchant) {
        return with(new Merchants(merchants.alipay(), Optional.of(merchant), merchants.unionpay()));
    }

    /** The same with UnionPay. */
    public PayOptions with(UnionPayOptions merchant) {
        return with(new Merchants(merchants.alipay(), merchants.wechatpay(), Optional.of(merchant)));
    }

    private PayOptions with(Merchants known) {
        return new PayOptions(desk, tick, site, known, account);
    }

    /** The same, but what is due waits for {@link org.fairgate.simulator.pay.Payers#runDue}. */
    public PayOptions steppedByHand() {
        return new PayOptions(desk, Duration.ZERO, site, merchants, account);
    }
}
