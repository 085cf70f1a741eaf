package org.fairgate.payment.ledger.view;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Fen;
import org.fairgate.payment.ledger.PaymentKey;

/**
 * One gateway's transaction as our ledger has it, whatever became of the money.
 *
 * @param number ours, as the gateway told it
 * @param at when the payer paid
 * @param payment whose it is; empty where nobody knows the number
 */
public record LedgerEntry(String number, String tradeNo, Fen amount, Instant at, Optional<PaymentKey> payment) {}
