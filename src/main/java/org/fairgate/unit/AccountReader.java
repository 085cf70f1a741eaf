package org.fairgate.unit;

import io.vertx.core.Future;
import org.fairgate.account.Account;
import org.fairgate.kernel.id.UnitId;

/** Reads the account whose facts the unit pages show beside their fields; {@code AccountService::account}. */
@FunctionalInterface
public interface AccountReader {
    /** The account of a unit; fails when there is none. */
    Future<Account> read(UnitId unit);
}
