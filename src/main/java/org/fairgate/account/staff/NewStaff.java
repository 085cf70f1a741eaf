package org.fairgate.account.staff;

import java.util.Locale;
import java.util.Optional;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.DelegationId;

/**
 * A staff account to be made.
 *
 * @param username 3 to 64 of {@code a-z 0-9 . _ -}; compared without case
 * @param scope required for the two roles of delegations, empty for the others
 * @param totpSecret at least 16 random bytes shared with the authenticator app, if enrolled
 * @param startPassword whether somebody else chose the password, so that it must be replaced at the first sign-in
 */
public record NewStaff(
        String username,
        String displayName,
        String password,
        Role role,
        Optional<DelegationId> scope,
        Optional<byte[]> totpSecret,
        boolean startPassword) {
    /** @throws IllegalArgumentException when name, role and scope do not fit */
    public NewStaff {
        username = username.strip().toLowerCase(Locale.ROOT);
        boolean ofDelegation = role == Role.DELEGATION || role == Role.SUB_DELEGATION;
        if (!isUsername(username) || !role.isStaff() || ofDelegation != scope.isPresent()) {
            throw new IllegalArgumentException("staff account: username, role or scope does not fit");
        }
    }

    /** An account with a password of its owner's own. */
    public NewStaff(
            String username,
            String displayName,
            String password,
            Role role,
            Optional<DelegationId> scope,
            Optional<byte[]> totpSecret) {
        this(username, displayName, password, role, scope, totpSecret, false);
    }

    /** Whether this may be a username: 3 to 64 of {@code a-z 0-9 . _ -}. */
    public static boolean isUsername(String text) {
        return text.matches("[a-z0-9._-]{3,64}");
    }

    /** Without password and secret. */
    @Override
    public String toString() {
        return "NewStaff[" + username + ", " + role + "]";
    }
}
