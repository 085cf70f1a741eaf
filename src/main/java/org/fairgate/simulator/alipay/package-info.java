/**
 * Alipay as the merchant sees it: {@code /alipay/gateway.do} with RSA2, codes to be scanned, refunds, bills, notices.
 *
 * <p>Written from Alipay's published rules (chapter 1 of the protocols). To Alipay a trade exists only once somebody scanned
 * its code: until then query and close know of nothing, and the code can still be paid afterwards.
 */
@NullMarked
package org.fairgate.simulator.alipay;

import org.jspecify.annotations.NullMarked;
