package org.fairgate.account.session;

import java.time.Duration;
import org.fairgate.platform.security.Principal;

/**
 * What a sign-in or refresh gives.
 *
 * @param principal what the access token says
 * @param refreshLife how long the sign-in can still be refreshed
 */
public record Tokens(Principal principal, String accessToken, String refreshToken, Duration refreshLife) {
    /** Whole seconds that the access token lives. */
    public long expiresInSeconds() {
        return Duration.between(principal.issuedAt(), principal.expiresAt()).toSeconds();
    }

    /** Without the tokens, which must not reach a log. */
    @Override
    public String toString() {
        return "Tokens[" + principal.session() + "]";
    }
}
