package org.fairgate.simulator.wechatpay.trust;

import java.security.PublicKey;

/**
 * The one merchant that the simulated WeChat Pay knows.
 *
 * @param serial serial number of the merchant's certificate, hex
 * @param key public half of the key that the merchant signs with
 * @param apiV3Key 32 ASCII letters and digits, encrypts certificates and notices
 */
public record WechatMerchant(String appId, String merchantId, String serial, PublicKey key, String apiV3Key) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "WechatMerchant[" + appId + ", " + merchantId + "]";
    }
}
