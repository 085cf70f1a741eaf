package org.fairgate.account.page;

import org.fairgate.kernel.Role;

/** An account that the demo shows at its doors: units at the one, staff at the other. */
public record DemoAccount(Role role, String login, String password) {}
