/**
 * The staff's own door: username, password and, where configured, a time-based one-time password (RFC 6238). Staff
 * accounts are made by the organiser, never by sign-up; their sign-ins last half a day. What a member of staff sees is
 * decided by role and scope, read from {@link org.fairgate.account.staff.StaffService}.
 */
@NullMarked
package org.fairgate.account.staff;

import org.jspecify.annotations.NullMarked;
