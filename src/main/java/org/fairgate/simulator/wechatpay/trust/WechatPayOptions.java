package org.fairgate.simulator.wechatpay.trust;

import java.security.KeyPair;

/**
 * How the simulated WeChat Pay is set up.
 *
 * @param merchant the only one that it knows
 * @param platform what it signs with, until its keys are rotated
 */
public record WechatPayOptions(WechatMerchant merchant, KeyPair platform) {}
