/**
 * The dev inbox: what the local SMS gateway and the local mail server received, newest first.
 *
 * <p>Invariants: memory is bounded (the oldest message gives way, and is counted; long texts are cut); a message is never
 * changed once it is in; ids grow by one and are never used again, also after the inbox was cleared.
 *
 * <p>Rules: for demo and tests only, since every text, codes included, can be read by whoever reaches the port. Safe for
 * any thread: mail arrives on the threads of the mail server.
 *
 * <p>Who may call: {@code org.fairgate.simulator} and its sub-packages.
 */
@NullMarked
package org.fairgate.simulator.inbox;

import org.jspecify.annotations.NullMarked;
