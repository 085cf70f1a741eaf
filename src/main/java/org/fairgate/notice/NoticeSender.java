package org.fairgate.notice;

import io.vertx.core.Future;

/** The outside end of a channel: protocol only. */
public interface NoticeSender {
    /** Which notices it sends. */
    Channel channel();

    /**
     * Tries once to send the letter. A failed future counts as {@link Outcome#retry}: nobody knows whether the letter
     * went out, so it is sent again and the receiver drops the repeat by its id.
     */
    Future<Outcome> send(Letter letter);
}
