package org.fairgate.unit;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.EditionId;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.UnitId;

/**
 * A unit's registration for one edition.
 *
 * @param delegation the node that reviews it; empty for overseas units
 * @param qualification the document it will submit
 */
public record Unit(
        UnitId id,
        EditionId edition,
        UnitCategory category,
        Optional<DelegationId> delegation,
        UnitState state,
        Optional<FileId> qualification,
        Instant createdAt,
        Filing filing) {

    /**
     * What became of it since it was first submitted.
     *
     * @param round how often it was submitted, 0 before the first time
     * @param name the unit's name as submitted, empty before
     * @param submittedAt when the present round was
     * @param openedAt when a reviewer first opened the present round; from then on it cannot be withdrawn
     * @param decidedAt when the present round was decided
     * @param submittedFile the document that was submitted last
     */
    public record Filing(
            int round,
            String name,
            Optional<Instant> submittedAt,
            Optional<Instant> openedAt,
            Optional<Instant> decidedAt,
            Optional<FileId> submittedFile) {
        /** Never submitted. */
        public static final Filing NONE =
                new Filing(0, "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Region region() {
        return category.region();
    }

    /** How often it was submitted. */
    public int round() {
        return filing.round();
    }
}
