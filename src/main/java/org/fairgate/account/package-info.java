/**
 * Accounts of units: sign-up, sign-in, one-time codes, passwords (R-ACC-1 to R-ACC-6, R-ACC-9).
 *
 * <p>Invariants:
 * <ul>
 *   <li>An account is a unit; its id is the unit's id and the key by which everything of the unit is distributed.
 *   <li>One login name, one account: {@code login_claim} has the name as its key and is written in the transaction that
 *       creates the account. There is no other check, so there is none that a race could pass.
 *   <li>Who asks is not told whether an account exists: not by text, status, size, side effect or time. The two
 *       exceptions are told only to who has just proved a mobile and an e-mail address by one-time codes: that <em>those</em>
 *       have an account (they are the caller's own), and that a credit code, which is public, has one and with which
 *       delegation.
 *   <li>Names, numbers and addresses are encrypted; login names are found by blind index.
 *   <li>A changed password ends every other sign-in, also one that begins at the same moment with the old password:
 *       sign-in shares a lock on the account's row with the hash it has verified.
 * </ul>
 *
 * <p>Parts: {@code base} (limits, rules, refusals), {@code code} (one-time codes), {@code session} (sign-ins and tokens),
 * {@code signup} (rules of the form), {@code staff} (the staff's own door); imports go in this order only, and this
 * package stands above all. Callers: features of rank 4 and above through {@link
 * org.fairgate.account.AccountService}, and the pages.
 */
@NullMarked
package org.fairgate.account;

import org.jspecify.annotations.NullMarked;
