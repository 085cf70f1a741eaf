package org.fairgate.review.claim;

import java.time.Instant;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.review.base.Reviewer;

/**
 * Somebody is looking at a unit.
 *
 * @param name of the member of staff
 * @param until it ends by itself at this moment, if it is not renewed
 */
public record Claim(UnitId unit, StaffId staff, String name, Instant until) {
    /** Whether it is this reviewer's own. */
    public boolean isOf(Reviewer reviewer) {
        return staff.equals(reviewer.id());
    }
}
