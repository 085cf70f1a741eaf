package org.fairgate.simulator.bank;

/**
 * The account that money is sent to.
 *
 * @param holder as payers write it
 * @param bank the branch that keeps it
 * @param number digits
 * @param openingFen what was on it before the first transfer
 */
public record BankAccount(String holder, String bank, String number, long openingFen) {}
