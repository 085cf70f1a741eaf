package org.fairgate.account.staff.page;

import org.fairgate.account.page.Fair;
import org.fairgate.account.page.Words;
import org.fairgate.account.staff.admin.StaffAccount;
import org.fairgate.platform.page.PageContext;

/**
 * An account as the pages show it.
 *
 * @param role in words
 * @param scope name of the node; empty for roles without one
 */
public record StaffRow(StaffAccount account, String role, String scope) {
    static StaffRow of(StaffAccount account, Fair fair, PageContext page) {
        return new StaffRow(
                account,
                page.text(Words.role(account.staff().role())),
                account.staff().scope().map(node -> fair.path(node, page)).orElse(""));
    }

    /** Address of the account's own page. */
    public String link() {
        return StaffAccountPages.LIST + "/" + account.staff().id();
    }
}
