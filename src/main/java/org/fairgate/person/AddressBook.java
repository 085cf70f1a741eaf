package org.fairgate.person;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Set;
import java.util.UUID;
import org.fairgate.kernel.id.UnitId;

/** Says which courier addresses a unit has saved; a badge can be sent to no other. */
@FunctionalInterface
public interface AddressBook {
    /** The ids of the unit's addresses, five at most. */
    Future<Set<UUID>> of(SqlClient client, UnitId unit);
}
