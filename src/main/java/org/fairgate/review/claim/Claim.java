package org.fairgate.review.claim;

import java.time.Instant;
import java.util.Set;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.review.base.Reviewer;

/**
 * Somebody is looking at a unit.
 *
 * @param name of the member of staff
 * @param until it ends by itself at this moment, if it is not renewed
 * @param takenFrom who had it before it was taken over, one after the other
 */
public record Claim(UnitId unit, StaffId staff, String name, Instant until, Set<StaffId> takenFrom) {
    public Claim {
        takenFrom = Set.copyOf(takenFrom);
    }

    /** Whether it is this reviewer's own. */
    public boolean isOf(Reviewer reviewer) {
        return staff.equals(reviewer.id());
    }

    /** Whether it was this reviewer's until somebody took it over. */
    public boolean wasTakenFrom(Reviewer reviewer) {
        return takenFrom.contains(reviewer.id());
    }
}
