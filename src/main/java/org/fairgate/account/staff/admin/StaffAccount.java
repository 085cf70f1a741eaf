package org.fairgate.account.staff.admin;

import java.time.Instant;
import java.util.Optional;
import org.fairgate.account.staff.Staff;

/**
 * A staff account as the organiser sees it.
 *
 * @param mustChangePassword whether the start password is still to be replaced
 * @param secondFactor whether one is enrolled
 * @param version goes up with each change by an organiser
 */
public record StaffAccount(
        Staff staff,
        boolean active,
        boolean mustChangePassword,
        boolean secondFactor,
        Instant createdAt,
        Optional<Instant> lastSignInAt,
        long version) {}
