package org.fairgate.account.session;

import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Reply;

/** The two cookies of a browser's sign-in: HttpOnly, SameSite=Lax, Path=/, and Secure unless configured otherwise. */
public final class SessionCookies {
    private final boolean secure;

    /** @param secure as {@code http.secureCookies} */
    public SessionCookies(boolean secure) {
        this.secure = secure;
    }

    /** The reply with the tokens in cookies. */
    public Reply put(Reply reply, Tokens tokens) {
        return reply.withCookie(cookie(Authenticator.ACCESS_COOKIE, tokens.accessToken(), tokens.expiresInSeconds()))
                .withCookie(cookie(
                        Authenticator.REFRESH_COOKIE,
                        tokens.refreshToken(),
                        tokens.refreshLife().toSeconds()));
    }

    /** The reply that takes the cookies away. */
    public Reply clear(Reply reply) {
        return reply.withCookie(cookie(Authenticator.ACCESS_COOKIE, "", 0))
                .withCookie(cookie(Authenticator.REFRESH_COOKIE, "", 0));
    }

    private DefaultCookie cookie(String name, String value, long seconds) {
        DefaultCookie cookie = new DefaultCookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setSameSite(SameSite.Lax);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        return cookie;
    }
}
