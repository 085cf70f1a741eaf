package org.fairgate.simulator.wechatpay.trust;

import java.security.KeyPair;
import java.util.Optional;

/**
 * How the simulated WeChat Pay is set up.
 *
 * @param merchant the only one that it knows
 * @param platform what it signs with, until its keys are rotated
 * @param publicKeys what it signs with for merchants that have left certificates behind; made when needed if it is empty
 */
public record WechatPayOptions(WechatMerchant merchant, KeyPair platform, Optional<KeyPair> publicKeys) {

    /** A platform whose public key is made when a merchant first asks for it. */
    public WechatPayOptions(WechatMerchant merchant, KeyPair platform) {
        this(merchant, platform, Optional.empty());
    }
}
