package org.fairgate.review;

import java.util.Optional;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.person.base.PersonState;
import org.fairgate.platform.paging.Cursor;

/**
 * Which persons a reviewer wants to see.
 *
 * @param node only those of units of this delegation or sub-delegation
 * @param after where the page before ended
 */
public record PersonsQuery(PersonState state, Optional<DelegationId> node, Cursor after) {
    /** The first page of those in a state. */
    public static PersonsQuery of(PersonState state) {
        return new PersonsQuery(state, Optional.empty(), Cursor.OLDEST);
    }
}
