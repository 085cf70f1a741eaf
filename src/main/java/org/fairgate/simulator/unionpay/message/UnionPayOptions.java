package org.fairgate.simulator.unionpay.message;

import java.security.PublicKey;

/**
 * The one merchant that the simulated UnionPay knows.
 *
 * @param certId serial number of the merchant's certificate, decimal
 * @param key public half of the key that the merchant signs with
 */
public record UnionPayOptions(String merchantId, String certId, PublicKey key) {

    /** Without the key. */
    @Override
    public String toString() {
        return "UnionPayOptions[" + merchantId + "]";
    }
}
