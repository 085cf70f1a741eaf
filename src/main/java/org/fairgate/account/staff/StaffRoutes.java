package org.fairgate.account.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.util.List;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.base.Client;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.account.staff.StaffService.SignedInStaff;
import org.fairgate.kernel.id.DelegationId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** The staff's door as JSON API. */
public final class StaffRoutes {
    private final StaffService staff;
    private final SessionCookies cookies;

    public StaffRoutes(StaffService staff, SessionCookies cookies) {
        this.staff = staff;
        this.cookies = cookies;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/api/v1/staff/sessions", Access.PUBLIC, this::signIn));
    }

    record SignInBody(
            @Nullable String username,
            @Nullable String password,
            @Nullable String totp,
            @Nullable String transport) {}

    /** Tokens only where they travel in the body. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SignedInBody(
            @Nullable String accessToken,
            String tokenType,
            long expiresInSeconds,
            @Nullable String refreshToken,
            boolean unfinished,
            StaffBody staff) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StaffBody(
            String id,
            String username,
            String displayName,
            String role,
            @Nullable String delegationId) {
        static StaffBody of(Staff who) {
            return new StaffBody(
                    who.id().toString(),
                    who.username(),
                    who.displayName(),
                    who.role().code(),
                    who.scope().map(DelegationId::toString).orElse(null));
        }
    }

    private Future<Reply> signIn(Call call) {
        SignInBody body = call.json(SignInBody.class);
        boolean byCookie = switch (text(body.transport())) {
            case "", "body" -> false;
            case "cookie" -> true;
            default ->
                throw AccountProblem.INVALID
                        .problem()
                        .errors(List.of(new FieldProblem("/transport", AccountProblem.UNKNOWN_CHOICE)));
        };
        var typed = new StaffService.SignIn(text(body.username()), text(body.password()), text(body.totp()));
        return staff.signIn(typed, Client.of(call))
                .map(signedIn -> byCookie
                        ? cookies.put(call, Reply.json(body(signedIn, false)), signedIn.tokens())
                        : Reply.json(body(signedIn, true)));
    }

    static SignedInBody body(SignedInStaff signedIn, boolean withTokens) {
        return new SignedInBody(
                withTokens ? signedIn.tokens().accessToken() : null,
                withTokens ? "Bearer" : "Cookie",
                signedIn.tokens().expiresInSeconds(),
                withTokens ? signedIn.tokens().refreshToken() : null,
                signedIn.tokens().principal().unfinished(),
                StaffBody.of(signedIn.staff()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
