package org.fairgate.load;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * What is asked of the service, key by key. A key belongs to one connection, hence to one thread at a time; a run hands
 * what it has come to on to the next.
 */
interface Work {
    /** Makes everything ready that a run needs, such as tokens that outlast it. */
    void prepare(RunOptions options, Instant now);

    /** How many keys there are. */
    int count();

    /** Appends the next request of a key, head and body. */
    void write(int key, ByteBuffer out);

    /** The last request of a key was answered. */
    void answered(int key, AnswerReader answer);

    /** Bytes of the longest request, at most. */
    int longest();

    /** The work that the options name: {@code drafts} or {@code orders}. */
    static Work of(RunOptions options) {
        return switch (options.work()) {
            case "drafts" -> new DraftKeys(options.keys());
            case "orders" -> new OrderKeys(options.keys());
            default -> throw new IllegalArgumentException("no such work: " + options.work());
        };
    }
}
