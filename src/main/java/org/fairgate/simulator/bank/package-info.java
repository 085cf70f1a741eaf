/**
 * The organiser's bank: whoever is at the page sends transfers to the organiser's account, and finance downloads the statement
 * as the files that real banks give out.
 *
 * <p>Invariants: a transfer that was booked never changes and keeps its serial number, so the same days downloaded again say
 * the same and a reader can tell new lines from old ones; at most {@link org.fairgate.simulator.bank.BankBook#MOST} are
 * kept, the oldest make way and go into the opening balance.
 *
 * <p>Rules: amounts are fen; days are Beijing days; an amount below zero went out (a fee), so that a reader must look at the
 * direction. Formats: CSV of a Chinese bank (UTF-8 with a byte order mark, or GBK; lines before the header; thousands commas;
 * a TAB before account numbers), MT940, and camt.053.001.02.
 *
 * <p>Who may call: {@code org.fairgate.simulator}, and over HTTP whoever reaches the simulator.
 */
@NullMarked
package org.fairgate.simulator.bank;

import org.jspecify.annotations.NullMarked;
