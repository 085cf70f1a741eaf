package org.fairgate.account.page;

/**
 * An account that the demo shows at its doors.
 *
 * @param role what it is for
 * @param staff at which of the two doors
 */
public record DemoAccount(AccountText role, String login, String password, boolean staff) {}
