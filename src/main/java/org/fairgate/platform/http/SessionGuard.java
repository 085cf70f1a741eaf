package org.fairgate.platform.http;

import io.vertx.core.Future;
import java.util.Optional;
import org.fairgate.platform.security.Principal;

/** What the edge asks the account feature about sessions. */
public interface SessionGuard {
    /** Whether this sign-in has ended (signed out, password changed, reuse of a refresh token). From memory, at once. */
    boolean isEnded(Principal principal);

    /** Exchanges a browser's refresh token for new cookies, when its access token has expired. */
    Future<Optional<Renewed>> renew(String refreshToken, String clientAddress);

    /** The new access token's principal and the cookies that carry the new pair. */
    record Renewed(Principal principal, Reply cookies) {}
}
