package org.fairgate.unit;

import java.util.Optional;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.kernel.id.UnitId;

/**
 * What the sign-up says of a unit.
 *
 * @param delegation the node chosen; must be there for domestic units and must not for overseas ones
 */
public record UnitRegistration(UnitId unit, UnitCategory category, Optional<DelegationId> delegation) {}
