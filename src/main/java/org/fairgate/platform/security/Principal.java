package org.fairgate.platform.security;

import java.time.Instant;
import java.util.UUID;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.kernel.id.UnitId;

/**
 * Who is calling, as an access token says.
 *
 * @param subject the unit's id for {@link Role#UNIT}, the staff member's id for every other role
 * @param session the sign-in (family of refresh tokens) that the token came from
 * @param expiresAt end of the token's life
 * @param unfinished whether the sign-in is not finished: a start password is to be replaced, or a second factor to be
 *     enrolled, before anything else may be done
 */
public record Principal(
        UUID subject, Role role, UUID session, Instant issuedAt, Instant expiresAt, boolean unfinished) {
    /** The unit that calls; only for {@link Role#UNIT}. */
    public UnitId unit() {
        if (role != Role.UNIT) {
            throw new IllegalStateException("staff has no unit");
        }
        return new UnitId(subject);
    }

    /** The member of staff who calls; for every role but {@link Role#UNIT}. */
    public StaffId staff() {
        if (role == Role.UNIT) {
            throw new IllegalStateException("a unit is no member of staff");
        }
        return new StaffId(subject);
    }
}
