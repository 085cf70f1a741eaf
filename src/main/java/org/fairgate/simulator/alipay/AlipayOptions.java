package org.fairgate.simulator.alipay;

import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;

/**
 * The merchant as Alipay knows it.
 *
 * @param appId the only application there is
 * @param sellerId whom the money goes to, {@code 2088…}
 * @param keys Alipay's own pair
 * @param merchant the key that the merchant's requests are checked with
 * @param refundWindow how long after the payment money can go back
 */
public record AlipayOptions(String appId, String sellerId, KeyPair keys, PublicKey merchant, Duration refundWindow) {
    private static final Duration YEAR = Duration.ofDays(365);

    /** A merchant with a refund window of twelve months. */
    public static AlipayOptions merchant(String appId, String sellerId, KeyPair keys, PublicKey merchant) {
        return new AlipayOptions(appId, sellerId, keys, merchant, YEAR);
    }
}
