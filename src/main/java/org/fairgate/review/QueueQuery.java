package org.fairgate.review;

import java.util.Optional;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.platform.paging.Cursor;

/**
 * Which part of which queue a reviewer wants to see.
 *
 * @param node only units of this delegation or sub-delegation
 * @param search part of a name, or a whole credit code; empty for all
 * @param after where the page before ended
 */
public record QueueQuery(
        ReviewTab tab, Optional<UnitCategory> category, Optional<DelegationId> node, String search, Cursor after) {
    /** Longest text that is searched for, in characters. */
    public static final int LONGEST_SEARCH = 100;

    /** The first page of a whole queue. */
    public static QueueQuery of(ReviewTab tab) {
        return new QueueQuery(tab, Optional.empty(), Optional.empty(), "", Cursor.OLDEST);
    }
}
