/**
 * Pages of staff accounts: the organiser's list and forms (R-ORG), and everybody's own page with password and second
 * factor. They work without scripts and hold no rules: those are in {@link org.fairgate.account.staff.admin.StaffAdmin}
 * and {@link org.fairgate.account.staff.StaffSelf}. A start password is drawn in the answer that made it and nowhere else.
 */
@NullMarked
package org.fairgate.account.staff.page;

import org.jspecify.annotations.NullMarked;
