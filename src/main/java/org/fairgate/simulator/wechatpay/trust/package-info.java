/**
 * How the simulated WeChat Pay and its merchant know each other: the merchant's signature on each call, the platform's keys,
 * the encryption under the API v3 key, and the refusals.
 *
 * <p>Invariants: nothing passes {@link org.fairgate.simulator.wechatpay.trust.MerchantGate} but the merchant's own, fresh,
 * unchanged call; a platform certificate that was replaced still vouches for what it signed.
 *
 * <p>Who may call: {@code org.fairgate.simulator.wechatpay}.
 */
@NullMarked
package org.fairgate.simulator.wechatpay.trust;

import org.jspecify.annotations.NullMarked;
