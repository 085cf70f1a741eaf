package org.fairgate.unit;

import io.vertx.core.Future;
import java.util.Optional;
import org.fairgate.kernel.AccountKind;
import org.fairgate.kernel.id.UnitId;

/** Reads what the account holds and the unit pages show beside their fields, read-only. */
public interface AccountReader {
    /** The facts of an account that exists. */
    Future<Facts> read(UnitId unit);

    /**
     * Facts of an account.
     *
     * @param creditCode of domestic organisations
     * @param recommendationCode the partner's, if one was given (R-ACC-5)
     */
    record Facts(AccountKind kind, Optional<String> creditCode, Optional<String> recommendationCode) {}
}
