package org.fairgate.order;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.Map;
import org.fairgate.account.Account;
import org.fairgate.kernel.id.UnitId;

/** Says whom to tell of a unit's orders. */
@FunctionalInterface
public interface Recipients {
    /** The accounts of these units, read at once; a unit that has none is missing. */
    Future<Map<UnitId, Account>> of(SqlClient client, Collection<UnitId> units);
}
