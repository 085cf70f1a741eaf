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
        Instant createdAt) {
    public Region region() {
        return category.region();
    }
}
