package org.fairgate.unit.life;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.delegation.Desk;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.unit.UnitState;

/**
 * A unit as reviewers' queues show it.
 *
 * @param name as submitted
 * @param desk who reviews it
 * @param round how often it was submitted; a decision names it
 * @param openedAt when a reviewer first opened the present round
 * @param decidedAt when the present round was decided
 */
public record UnitCase(
        UnitId unit,
        EditionId edition,
        String name,
        UnitCategory category,
        Desk desk,
        UnitState state,
        int round,
        Instant submittedAt,
        Optional<Instant> openedAt,
        Optional<Instant> decidedAt) {

    /** The delegation or sub-delegation that it joined; empty overseas. */
    public Optional<DelegationId> node() {
        return desk.node().equals(Desk.OVERSEAS) ? Optional.empty() : Optional.of(new DelegationId(desk.node()));
    }
}
