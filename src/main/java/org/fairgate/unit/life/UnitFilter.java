package org.fairgate.unit.life;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.unit.UnitState;

/**
 * Which units of a queue a reviewer wants to see.
 *
 * @param state the queue
 * @param resubmitted only those that were submitted more than once
 * @param before only those submitted before this moment
 * @param node only those of this delegation or sub-delegation
 * @param search part of the name, or a whole credit code; empty for all
 */
public record UnitFilter(
        EditionId edition,
        UnitState state,
        boolean resubmitted,
        Optional<Instant> before,
        Optional<UnitCategory> category,
        Optional<DelegationId> node,
        String search) {

    /** A whole queue. */
    public static UnitFilter of(EditionId edition, UnitState state) {
        return new UnitFilter(edition, state, false, Optional.empty(), Optional.empty(), Optional.empty(), "");
    }

    /** Whether a unit found by its code is among those wanted. */
    boolean accepts(UnitCase found) {
        return found.state() == state
                && (!resubmitted || found.round() > 1)
                && before.map(moment -> found.submittedAt().isBefore(moment)).orElse(true)
                && category.map(wanted -> wanted == found.category()).orElse(true)
                && node.map(wanted -> found.node().equals(Optional.of(wanted))).orElse(true);
    }
}
