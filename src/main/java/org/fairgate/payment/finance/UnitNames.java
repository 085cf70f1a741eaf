package org.fairgate.payment.finance;

import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;
import org.fairgate.kernel.id.UnitId;

/** What units are called, for staff to read. */
@FunctionalInterface
public interface UnitNames {
    /** The names of these units; those that have none yet are left out. */
    Future<Map<UnitId, String>> of(Set<UnitId> units);
}
