package org.fairgate.platform.http;

import java.util.EnumSet;
import java.util.Set;
import org.fairgate.kernel.Role;

/**
 * Who may call a route; every route states one (rule of default deny). What rows the caller then sees is decided in SQL
 * by the caller's own id and scope.
 *
 * @param open nobody needs to be signed in
 * @param roles who may, where the route is not open
 * @param unfinished whether a sign-in that is not finished is enough
 */
public record Access(boolean open, Set<Role> roles, boolean unfinished) {
    /** Anyone, signed in or not. */
    public static final Access PUBLIC = new Access(true, Set.of(), false);

    /** The unit itself. */
    public static final Access UNIT = new Access(false, EnumSet.of(Role.UNIT), false);

    /** Any member of staff. */
    public static final Access STAFF = new Access(false, EnumSet.complementOf(EnumSet.of(Role.UNIT)), false);

    /** Anyone who is signed in. */
    public static final Access SIGNED_IN = new Access(false, EnumSet.allOf(Role.class), false);

    public Access {
        roles = Set.copyOf(roles);
    }

    /** These roles only. */
    public static Access of(Role first, Role... more) {
        return new Access(false, EnumSet.of(first, more), false);
    }

    /** The same, also for those who have yet to replace a start password or to enrol a second factor. */
    public Access evenUnfinished() {
        return new Access(open, roles, true);
    }
}
