package org.fairgate.simulator.pay.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A simulated payment gateway. */
public enum PayGateway {
    /** Codes that are shown to the payer. */
    ALIPAY,
    /** Codes that are shown to the payer. */
    WECHATPAY,
    /** Codes, and the banks' own pages for businesses. */
    UNIONPAY;

    /** The name in paths and JSON, such as {@code wechatpay}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The gateway of this name, if there is one. */
    public static Optional<PayGateway> of(String tag) {
        return Arrays.stream(values())
                .filter(gateway -> gateway.tag().equals(tag))
                .findFirst();
    }
}
