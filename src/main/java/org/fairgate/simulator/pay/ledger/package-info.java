/**
 * What the simulated gateways know of payments: trades and their refunds, in memory.
 *
 * <p>Invariants: amounts are whole fen; a trade is paid at most once and never refunded beyond what was paid; what is
 * handed out is a snapshot that does not change. When the ledger is full its oldest trade is forgotten.
 *
 * <p>Who may call: the gateways' protocols, the notices and the cashier. Nothing in here knows a wire format.
 */
@NullMarked
package org.fairgate.simulator.pay.ledger;

import org.jspecify.annotations.NullMarked;
