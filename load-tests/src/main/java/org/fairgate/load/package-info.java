/**
 * The load generator: as many durable saves or orders as the service can take, at as little cost of its own as possible.
 *
 * <p>It shares the machine with what it measures, so it is plain {@code java.nio}: one selector thread by default,
 * requests assembled from prepared bytes, answers read byte by byte, nothing allocated per request.
 *
 * <p>Invariants: one request in flight per connection; a key of the {@link org.fairgate.load.Work} belongs to one connection; latency counts from the intended send time when a rate is given; every run is bounded in time.
 *
 * <p>Depends on nothing of the service: the contract is HTTP, and the tokens are signed here with the same secret.
 */
@NullMarked
package org.fairgate.load;

import org.jspecify.annotations.NullMarked;
