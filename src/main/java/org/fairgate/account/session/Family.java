package org.fairgate.account.session;

import java.time.Instant;
import java.util.UUID;
import org.fairgate.kernel.Role;

/**
 * A sign-in, as its row says.
 *
 * @param generation of the refresh token that is good now; 1 at the sign-in
 * @param rotatedAt when that generation began
 * @param unfinished whether it is good for nothing yet but finishing it
 * @param ended whether it was ended before it expired
 */
record Family(
        UUID subject,
        UUID id,
        Role role,
        byte[] secret,
        int generation,
        Instant rotatedAt,
        String device,
        Instant expiresAt,
        boolean unfinished,
        boolean ended) {

    Family rotated(Instant now) {
        return new Family(subject, id, role, secret, generation + 1, now, device, expiresAt, unfinished, ended);
    }

    boolean isLive(Instant now) {
        return !ended && now.isBefore(expiresAt);
    }
}
