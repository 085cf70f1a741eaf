/**
 * Sign-ins (R-ACC-9): a family of rotating refresh tokens, and access tokens that carry the family's id.
 *
 * <p><b>Rotation.</b> A family is one row with a generation counter. A refresh token names family and generation and is
 * authenticated by an HMAC over them and a nonce, under the service's index key and a secret of the row; so nothing grows
 * with use, and the table alone does not let anybody make tokens. Presenting the token of the present generation moves
 * the family on by one, under a lock on the row. Then, in the order in which tokens may arrive:
 * <ul>
 *   <li>the present generation: rotate, answer with generation + 1;
 *   <li>the one before, at most 30 seconds after the rotation: another tab, a parallel request, or an answer that was
 *       lost. It gets a sibling of the present generation; nothing else changes;
 *   <li>anything older, or later: somebody else has a copy. The family ends, for thief and owner alike.
 * </ul>
 * Two tabs that present the same token at once are put in order by the lock: the first rotates, the second gets a
 * sibling. Siblings are of one generation, so as soon as one of them is used all others are "the one before": a thief who
 * got a sibling within the 30 seconds is found out at the owner's next refresh (or finds himself out).
 *
 * <p><b>Ending.</b> What ends a family writes a {@code revocation} in the same transaction. Every node polls that table
 * into memory ({@link org.fairgate.account.session.SessionService#runOnce}), so that checking an access token never
 * reads the database; on the node that ended it, it works at once.
 */
@NullMarked
package org.fairgate.account.session;

import org.jspecify.annotations.NullMarked;
