package org.fairgate.simulator.unionpay.message;

import java.security.KeyPair;
import java.security.PublicKey;

/**
 * The simulated UnionPay, and the one merchant that it knows.
 *
 * @param certId serial number of the merchant's certificate, decimal
 * @param key public half of the key that the merchant signs with
 * @param signer what UnionPay signs with
 */
public record UnionPayOptions(String merchantId, String certId, PublicKey key, KeyPair signer) {

    /** Without the key. */
    @Override
    public String toString() {
        return "UnionPayOptions[" + merchantId + "]";
    }
}
