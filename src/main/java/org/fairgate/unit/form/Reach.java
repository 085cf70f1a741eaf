package org.fairgate.unit.form;

import java.util.function.Predicate;
import org.fairgate.kernel.Region;
import org.fairgate.kernel.UnitCategory;

/** Which categories of units a field is for. */
public enum Reach {
    EVERYONE(category -> true),
    DOMESTIC(category -> category.region() == Region.DOMESTIC),
    OVERSEAS(category -> category.region() == Region.OVERSEAS),
    /** All but governments (R-UNIT-2). */
    WITH_DOCUMENT(UnitCategory::needsQualification);

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Predicate<UnitCategory> holds;

    Reach(Predicate<UnitCategory> holds) {
        this.holds = holds;
    }

    /** Whether units of this category have the field. */
    public boolean includes(UnitCategory category) {
        return holds.test(category);
    }
}
