/**
 * WeChat Pay as a direct merchant sees it: API v3 with Native orders, refunds, bills, certificates and notices.
 *
 * <p>Invariants: a call is served only with the merchant's right signature over exactly what arrived, a time at most five
 * minutes away, and the headers that the platform asks for. Answers and notices are signed by the newest platform certificate,
 * or by the platform's public key once the merchant's last call asked for that by {@code Wechatpay-Serial}; refusals and
 * files are unsigned. Every sending of a notice is encrypted and signed anew.
 *
 * <p>Rules: the prefix {@value org.fairgate.simulator.wechatpay.WechatPay#PREFIX} stands for the real host, so a
 * signature covers the path after it. {@code notify_url} may be plain http, since the demo's node has no certificate. An order
 * is payable until its {@code time_expire}, without one for seven days; a refund comes to its end after {@link
 * org.fairgate.simulator.wechatpay.Refunds#USUAL}. Yesterday's bill is there from ten o'clock on; the switch {@code
 * bills-at-once} lifts that. A probe is a first sending, or an answer, whose signature begins with {@code
 * WECHATPAY/SIGNTEST/}: whoever accepts it never gets the right notice.
 *
 * <p>Control: {@code POST /control/wechatpay/rotation} makes a new certificate; {@code POST /control/wechatpay/probes} takes
 * the form values {@code notices} and {@code answers}, how many of each are probes from now on; {@code POST
 * /control/wechatpay/bills-at-once} with {@code on=true|false}.
 *
 * <p>Who may call: {@code org.fairgate.simulator}, and over HTTP the merchant of the options.
 */
@NullMarked
package org.fairgate.simulator.wechatpay;

import org.jspecify.annotations.NullMarked;
