package org.fairgate.delegation;

import java.util.UUID;

/**
 * Who reviews a unit, as rows keep it so that every reviewer's queue is one range of an index.
 *
 * @param desk the delegation, or {@link #OVERSEAS}
 * @param node the sub-delegation or delegation that the unit joined, or {@link #OVERSEAS}
 */
public record Desk(UUID desk, UUID node) {
    /** The organiser's own desk for overseas units, which have no delegation. */
    public static final UUID OVERSEAS = new UUID(0, 0);

    /** The desk of overseas units. */
    public static Desk overseas() {
        return new Desk(OVERSEAS, OVERSEAS);
    }
}
