/**
 * An SMS gateway in the shape of Aliyun's: SendSms 2017-05-25 under ACS3-HMAC-SHA256.
 *
 * <p>Invariants: nothing is delivered unless signature, date, nonce, recipient, sign name, template and its parameters
 * are all right; not idempotent, as the real one: the same call made again (with a new nonce) sends again.
 *
 * <p>Rules: shares no class with the service, so that a mistake in one side's reading of the protocol shows. Whatever is
 * remembered (nonces, counts for the limits) is bounded. A {@link org.fairgate.simulator.sms.SmsFaultPlan} makes it
 * fail the way real gateways do.
 *
 * <p>Who may call: {@code org.fairgate.simulator}, and over HTTP whoever knows the access key.
 */
@NullMarked
package org.fairgate.simulator.sms;

import org.jspecify.annotations.NullMarked;
