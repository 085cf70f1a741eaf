package org.fairgate.unit.life;

import java.util.List;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.unit.Reason;
import org.fairgate.unit.UnitState;

/**
 * A reviewer's verdict on one round of a unit (R-UNIT-7).
 *
 * @param round the round that the reviewer saw
 * @param outcome {@link UnitState#APPROVED} or {@link UnitState#RETURNED}
 * @param reasons why it is sent back, at least one; none for an approval
 */
public record UnitDecision(
        UnitId unit, EditionId edition, int round, UnitState outcome, List<Reason> reasons, StaffId staff) {
    /** Most reasons of one decision. */
    public static final int MOST_REASONS = 50;

    /** @throws IllegalArgumentException for another outcome, or reasons that do not go with it */
    public UnitDecision {
        reasons = List.copyOf(reasons);
        boolean fits = outcome == UnitState.APPROVED
                ? reasons.isEmpty()
                : outcome == UnitState.RETURNED && !reasons.isEmpty() && reasons.size() <= MOST_REASONS;
        if (!fits) {
            throw new IllegalArgumentException("reasons do not go with " + outcome);
        }
    }
}
