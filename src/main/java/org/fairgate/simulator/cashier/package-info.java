/**
 * The simulated gateways' cashier: where the code leads, what a payer can do there, and what the merchant was told.
 *
 * <p>Rules: opening a trade's page is scanning its code. Pages are server-made and need no script; nothing here knows a
 * gateway's wire format.
 */
@NullMarked
package org.fairgate.simulator.cashier;

import org.jspecify.annotations.NullMarked;
