package org.fairgate.account;

import org.fairgate.audit.AuditEntry;
import org.fairgate.kernel.id.UnitId;

/** The audit entries of this package. */
final class AccountEntries {
    private AccountEntries() {}

    /** Something that the unit did to its own account. */
    static AuditEntry byUnit(UnitId unit, String action, String to) {
        return new AuditEntry(unit, "unit:" + unit, action, "account:" + unit, "", to, "");
    }
}
