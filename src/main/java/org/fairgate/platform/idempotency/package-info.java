/**
 * {@code Idempotency-Key}: a request repeated under the same key is answered as the first time and not carried out again.
 *
 * <p>Invariants: a key belongs to one caller, so nobody meets another's answer; of any number of equal requests at once,
 * on any nodes, one runs (a claim row in PostgreSQL) and the others get 409; another route or body under a used key gets
 * 422. An answer is kept, encrypted, for {@code idempotency.kept}. Not kept, so that the key stays free for the next
 * try: 5xx, and refusals that only say that the request is not right or was not looked at (400, 401, 403, 408, 413, 415,
 * 422, 428, 429).
 *
 * <p>A claim is a lease: when a node dies in mid-request, an equal request takes the key over after {@code
 * idempotency.lease} and runs. What the dead node had committed it cannot know, so a use case that must never happen
 * twice (orders, payments) also guards itself by a unique row in its own transaction; one that has to give the lost answer
 * after all writes down {@link org.fairgate.platform.http.Call#intent} with what it makes, and finds it again.
 *
 * <p>Called by {@code platform.edge} for every endpoint by its {@link org.fairgate.platform.http.IdempotencyRule}.
 */
@NullMarked
package org.fairgate.platform.idempotency;

import org.jspecify.annotations.NullMarked;
