package org.fairgate.platform.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.fairgate.platform.security.AccessTokens;
import org.fairgate.platform.security.BlindIndex;
import org.fairgate.platform.security.Principal;

/**
 * Finds out who calls: by {@code Authorization: Bearer}, or by the browser's cookies. A browser's write must also prove
 * that it came from our own pages: its Origin is ours and it carries the CSRF token of its session.
 */
public final class Authenticator {
    /** Cookie of the access token; the prefix makes browsers insist on Secure, Path=/ and no Domain. */
    public static final String ACCESS_COOKIE = "__Host-fg-access";
    /** Cookie of the refresh token. */
    public static final String REFRESH_COOKIE = "__Host-fg-refresh";

    /** Cookie that says: others use this computer too, so nothing is kept on it. */
    public static final String SHARED_COOKIE = "fg-shared";

    /** Under this the routing context holds the cookies of a renewed sign-in. */
    public static final String RENEWED = "fairgate.renewed";

    static final String BY_COOKIE = "fairgate.byCookie";
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final SessionGuard sessions;
    private final BlindIndex index;
    private final String publicUrl;

    public Authenticator(AccessTokens tokens, SessionGuard sessions, BlindIndex index, String publicUrl) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.index = index;
        this.publicUrl = publicUrl;
    }

    /** The CSRF token of a session: derived, so nothing is stored. */
    public String csrfToken(Principal principal) {
        return csrfToken(index, principal);
    }

    /** The same, where a session begins. */
    public static String csrfToken(BlindIndex index, Principal principal) {
        return index.text("csrf", principal.session().toString());
    }

    /** The caller, empty for nobody or a token that is not valid. */
    public Future<Optional<Principal>> authenticate(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? verified(authorization.substring(BEARER.length()))
                    : Future.succeededFuture(Optional.empty());
        }
        String access = cookie(context.request(), ACCESS_COOKIE);
        String refresh = cookie(context.request(), REFRESH_COOKIE);
        if (access.isEmpty() && refresh.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        context.put(BY_COOKIE, true);
        return verified(access)
                .compose(found -> found.isPresent() || refresh.isEmpty()
                        ? Future.succeededFuture(found)
                        : renewed(context, refresh));
    }

    private Future<Optional<Principal>> verified(String token) {
        return tokens.verify(token).map(found -> found.filter(principal -> !sessions.isEnded(principal)));
    }

    private Future<Optional<Principal>> renewed(RoutingContext context, String refresh) {
        return sessions.renew(refresh, context.get(Call.CLIENT)).map(renewal -> {
            boolean shared = !cookie(context.request(), SHARED_COOKIE).isEmpty();
            renewal.map(SessionGuard.Renewed::cookies)
                    .ifPresent(fresh -> context.put(RENEWED, shared ? fresh.withCookiesOfThisSitting() : fresh));
            return renewal.map(SessionGuard.Renewed::principal);
        });
    }

    private static String cookie(HttpServerRequest request, String name) {
        io.vertx.core.http.Cookie cookie = request.getCookie(name);
        return cookie == null ? "" : cookie.getValue();
    }

    /**
     * Refuses a browser's write that did not come from our own pages. Callers with a bearer token are not browsers'
     * forms and need no such proof.
     */
    public void requireOwnPage(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isSafe(request.method()) || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return;
        }
        String origin = request.getHeader("Origin");
        boolean byCookie = Boolean.TRUE.equals(context.get(BY_COOKIE));
        boolean foreign = origin == null ? byCookie : !isOurs(origin, request);
        if (foreign || crossSite(request)) {
            throw HttpProblem.CSRF.problem();
        }
        Principal principal = context.get(Call.PRINCIPAL);
        if (byCookie && principal != null && !sameToken(csrfToken(principal), sentToken(request))) {
            throw HttpProblem.CSRF.problem();
        }
    }

    private static boolean isSafe(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
    }

    private static boolean crossSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private boolean isOurs(String origin, HttpServerRequest request) {
        if (!publicUrl.isEmpty()) {
            return origin.equals(publicUrl);
        }
        try {
            return String.valueOf(request.getHeader("Host"))
                    .equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String sentToken(HttpServerRequest request) {
        String header = request.getHeader("X-CSRF-Token");
        if (header != null) {
            return header;
        }
        String field = request.formAttributes().get("_csrf");
        return field == null ? "" : field;
    }

    private static boolean sameToken(String expected, String sent) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
    }
}
