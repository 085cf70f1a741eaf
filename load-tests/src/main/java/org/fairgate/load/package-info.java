/**
 * The load generator: as many durable saves as the service can take, at as little cost of its own as possible.
 *
 * <p>It shares the machine with what it measures, so it is plain {@code java.nio}: one selector thread by default,
 * requests assembled from prepared bytes, answers read byte by byte, nothing allocated per request.
 *
 * <p>Invariants: one request in flight per connection; a draft key belongs to one connection, which knows the key's
 * version; latency counts from the intended send time when a rate is given; every run is bounded in time.
 *
 * <p>Depends on nothing of the service: the contract is HTTP, and the tokens are signed here with the same secret.
 */
@NullMarked
package org.fairgate.load;

import org.jspecify.annotations.NullMarked;
