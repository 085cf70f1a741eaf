package org.fairgate.simulator.pay.ledger;

/**
 * Which trade.
 *
 * @param number the merchant's own number of it
 */
public record TradeKey(PayGateway gateway, String number) {}
