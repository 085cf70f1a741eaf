/**
 * The two-level delegation tree 交易团 / 交易分团 with its liaisons (R-ACC-4), and the codes by which partners recommend
 * visitors (R-ACC-5). A domestic unit joins exactly one node, of either level; overseas units join none.
 *
 * <p>Small, public and the same for everyone, so it is kept in memory as one immutable snapshot, at most one poll old.
 * The order of nodes is the organiser's. Whether guessing of recommendation codes is slowed down is the business of the
 * edge.
 *
 * <p>Rank 2: uses kernel and platform only; may be used by every feature above.
 */
@NullMarked
package org.fairgate.delegation;

import org.jspecify.annotations.NullMarked;
