/**
 * Notices by SMS and mail (R-NOT): an outbox that is written in the transaction of its cause and drained by the notice
 * role of any number of nodes.
 *
 * <p>Invariants: a key enters the outbox once; a notice is sent at least once, under an id the receiver can drop repeats
 * by ({@code OutId} of an SMS, {@code Message-ID} of a mail), or ends as {@code dead} with its cause and a metric. Rows
 * are claimed with {@code SKIP LOCKED}, a lease and a fencing number, so that a worker that was taken for dead cannot
 * write over the result of the one that took its place. A repeat is possible only when a worker dies, or loses the
 * connection, between sending and marking. A one-time code is not sent after its life. Recipient and parameters are
 * encrypted; neither reaches a log, a metric or {@code last_error}.
 *
 * <p>Features call {@link org.fairgate.notice.NoticeService} with their transaction; {@code app} wires {@link
 * org.fairgate.notice.NoticeVerticle}.
 */
@NullMarked
package org.fairgate.notice;

import org.jspecify.annotations.NullMarked;
