/**
 * What all parts of the account feature share: its refusals, login names, password rules, and the limits against
 * guessing (R-ACC-9). Imports nothing of the other account packages.
 *
 * <p>Limits have two layers. Per address and per node they are token buckets in memory ({@link
 * org.fairgate.account.base.AddressLimits}): cheap, lossy, first in line. Per login name they are rows in PostgreSQL
 * ({@link org.fairgate.account.base.SignInAttempts}), valid for all nodes and race-proof. Both treat a login name that
 * does not exist exactly like one that does.
 */
@NullMarked
package org.fairgate.account.base;

import org.jspecify.annotations.NullMarked;
