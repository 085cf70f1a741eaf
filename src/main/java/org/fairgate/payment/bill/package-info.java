/**
 * Each gateway's daily bill compared with our ledger, to the fen (R-PAY-7, I3).
 *
 * <p>Invariants:
 * <ul>
 *   <li>a day's lines are kept once, however often the bill is fetched, and a difference is listed once, however often the
 *       day is compared: whoever dies in between loses nothing, and the next one does it all again;
 *   <li>every transaction belongs to one bill. Ours that is not in its day's may be in a neighbour's: gateways date by
 *       their own clocks, and UnionPay's day ends an hour before midnight. So each comparison takes our money from {@link
 *       org.fairgate.payment.bill.BillDay#EDGE} before the day to as long before its end, and finds bills' lines by number
 *       whenever we say that they were paid;
 *   <li>a refund of ours is on one bill, under its number, on whichever day; a bill that has it is the gateway's word that it
 *       is done. One that the gateway has told us is done and that no bill has, one of another sum, and one that is none of
 *       ours are differences;
 *   <li>what the bill has and we have not is asked about, and booked by the same path as any other answer;
 *   <li>ours less theirs of a day is what its differences sum up to that were not settled by themselves.
 * </ul>
 */
@NullMarked
package org.fairgate.payment.bill;

import org.jspecify.annotations.NullMarked;
