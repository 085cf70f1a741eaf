/**
 * One-time codes (R-ACC-6): six random digits, five minutes, single use, at most five wrong tries; to one number or
 * mailbox one a minute, five an hour, ten a day whatever they are for. Only an HMAC of a code is stored, bound to its
 * purpose and target, and the message is put into the outbox in the same transaction. Checking is two steps: {@link
 * org.fairgate.account.code.CodeService#check} counts a wrong try for good, {@link
 * org.fairgate.account.code.CodeService#consume} uses the code up in the transaction of what it permits.
 */
@NullMarked
package org.fairgate.account.code;

import org.jspecify.annotations.NullMarked;
