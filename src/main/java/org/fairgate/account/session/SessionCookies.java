package org.fairgate.account.session;

import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.security.BlindIndex;

/** The two cookies of a browser's sign-in: HttpOnly, SameSite=Lax, Path=/, and Secure unless configured otherwise. */
public final class SessionCookies {
    private final boolean secure;
    private final BlindIndex index;

    /** @param secure as {@code http.secureCookies} */
    public SessionCookies(boolean secure, BlindIndex index) {
        this.secure = secure;
        this.index = index;
    }

    /** The reply with the tokens in cookies, and the CSRF token that the page sends from now on. */
    public Reply put(Reply reply, Tokens tokens) {
        return reply.withHeader("X-CSRF-Token", Authenticator.csrfToken(index, tokens.principal()))
                .withCookie(cookie(Authenticator.ACCESS_COOKIE, tokens.accessToken(), tokens.expiresInSeconds()))
                .withCookie(cookie(
                        Authenticator.REFRESH_COOKIE,
                        tokens.refreshToken(),
                        tokens.refreshLife().toSeconds()));
    }

    /** The same, with cookies that end with the browser when the caller said that others use this computer too. */
    public Reply put(Call call, Reply reply, Tokens tokens) {
        Reply kept = put(reply, tokens);
        return call.cookie(Authenticator.SHARED_COOKIE).isPresent() ? kept.withCookiesOfThisSitting() : kept;
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
