package org.fairgate.account.session;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** Sign-ins that exist: refresh, list, end. */
public final class SessionRoutes {
    private final SessionService sessions;
    private final SessionCookies cookies;

    public SessionRoutes(SessionService sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/api/v1/sessions/refresh", Access.PUBLIC, this::refresh),
                Endpoint.get("/api/v1/sessions", Access.SIGNED_IN, this::list),
                Endpoint.delete("/api/v1/sessions", Access.SIGNED_IN, this::endAll),
                Endpoint.delete("/api/v1/sessions/current", Access.SIGNED_IN.evenUnfinished(), this::endCurrent),
                Endpoint.delete("/api/v1/sessions/:id", Access.SIGNED_IN, this::endOne));
    }

    record RefreshBody(@Nullable String refreshToken) {}

    /** Tokens in a body. */
    record TokenBody(String accessToken, String tokenType, long expiresInSeconds, String refreshToken) {}

    /** What a browser is told, whose tokens travel in cookies. */
    record CookieBody(long expiresInSeconds) {}

    record SessionBody(String id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {}

    record SessionsBody(List<SessionBody> sessions) {}

    private Future<Reply> refresh(Call call) {
        String inBody =
                call.body().length() == 0 ? null : call.json(RefreshBody.class).refreshToken();
        return inBody == null ? refreshCookies(call) : refreshBody(inBody);
    }

    private Future<Reply> refreshBody(String token) {
        return sessions.refresh(token)
                .map(fresh -> Reply.json(
                        new TokenBody(fresh.accessToken(), "Bearer", fresh.expiresInSeconds(), fresh.refreshToken())));
    }

    private Future<Reply> refreshCookies(Call call) {
        String token = call.cookie(Authenticator.REFRESH_COOKIE).orElse("");
        return sessions.refresh(token)
                .map(fresh -> cookies.put(call, Reply.json(new CookieBody(fresh.expiresInSeconds())), fresh));
    }

    private Future<Reply> list(Call call) {
        return sessions.list(call.caller())
                .map(found -> Reply.json(
                        new SessionsBody(found.stream().map(SessionRoutes::body).toList())));
    }

    private static SessionBody body(Session session) {
        return new SessionBody(
                session.id().toString(),
                session.device(),
                session.createdAt(),
                session.lastUsedAt(),
                session.current());
    }

    private Future<Reply> endAll(Call call) {
        return sessions.endAll(call.caller()).map(done -> cookies.clear(Reply.noContent()));
    }

    private Future<Reply> endCurrent(Call call) {
        return sessions.end(call.caller()).map(done -> cookies.clear(Reply.noContent()));
    }

    private Future<Reply> endOne(Call call) {
        UUID id = session(call.pathParam("id"));
        boolean current = id.equals(call.caller().session());
        return sessions.end(call.caller(), id)
                .map(done -> current ? cookies.clear(Reply.noContent()) : Reply.noContent());
    }

    private static UUID session(String text) {
        try {
            return UnitId.parse(text).value();
        } catch (InvalidValue e) {
            throw AccountProblem.SESSION_UNKNOWN.problem();
        }
    }
}
