package org.fairgate.account.staff.admin;

import java.util.Locale;
import java.util.Optional;
import org.fairgate.kernel.Role;

/**
 * Which accounts are asked for.
 *
 * @param text part of username or name, in any case; empty for all
 * @param active only those that may sign in, or only those that may not
 */
public record StaffFilter(String text, Optional<Role> role, Optional<Boolean> active) {
    /** Every account. */
    public static final StaffFilter ALL = new StaffFilter("", Optional.empty(), Optional.empty());

    private static final int LONGEST = 100;

    public StaffFilter {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        text = typed.substring(0, Math.min(LONGEST, typed.length()));
    }

    /** Whether anything is left out. */
    public boolean isEmpty() {
        return text.isEmpty() && role.isEmpty() && active.isEmpty();
    }
}
