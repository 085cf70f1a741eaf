/**
 * What all simulated payment gateways have in common: the desk with ledger, switches and notices, the counter that lets a
 * request through the switches, what a payer does, and RSA.
 *
 * <p>Invariants: keys of its own, handed in or made at the start; written from the gateways' published rules, so that it can
 * prove the service's adapters. A protocol is a neighbouring package that joins the desk with a {@link
 * org.fairgate.simulator.pay.notice.Protocol} and serves its calls through {@link org.fairgate.simulator.pay.Counter}.
 *
 * <p>Who may call: the protocols, the cashier's pages, the control API, and tests through {@link
 * org.fairgate.simulator.pay.Payers}.
 */
@NullMarked
package org.fairgate.simulator.pay;

import org.jspecify.annotations.NullMarked;
