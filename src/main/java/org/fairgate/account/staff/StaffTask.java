package org.fairgate.account.staff;

import org.fairgate.platform.http.Access;
import org.fairgate.platform.text.TextKey;

/**
 * Something that members of staff do, as their home page offers it.
 *
 * @param access who may, as of the page that it leads to
 * @param lead one sentence about it
 * @param link path of the page
 */
public record StaffTask(Access access, TextKey title, TextKey lead, String link) {}
