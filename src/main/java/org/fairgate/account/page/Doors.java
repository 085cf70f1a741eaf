package org.fairgate.account.page;

import org.fairgate.account.Accounts;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.account.session.SessionService;
import org.fairgate.account.staff.StaffService;
import org.fairgate.platform.page.Pages;

/** What the pages of this feature work with. */
public record Doors(
        Pages pages, Accounts accounts, SessionService sessions, SessionCookies cookies, StaffService staff) {}
