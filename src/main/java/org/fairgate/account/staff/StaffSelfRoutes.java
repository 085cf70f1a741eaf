package org.fairgate.account.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.util.List;
import org.fairgate.account.base.Client;
import org.fairgate.account.session.SessionCookies;
import org.fairgate.account.staff.StaffRoutes.StaffBody;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** A member of staff's own account as JSON API. Answers that hold secrets are kept under no key. */
public final class StaffSelfRoutes {
    private static final Access OWN = Access.STAFF.evenUnfinished();

    private final StaffService staff;
    private final SessionCookies cookies;

    public StaffSelfRoutes(StaffService staff, SessionCookies cookies) {
        this.staff = staff;
        this.cookies = cookies;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/staff/me", OWN, this::me),
                Endpoint.put("/api/v1/staff/me/password", OWN, this::changePassword)
                        .with(IdempotencyRule.IGNORED),
                Endpoint.post("/api/v1/staff/me/totp", OWN, this::enrol).with(IdempotencyRule.IGNORED),
                Endpoint.post("/api/v1/staff/me/totp/confirm", OWN, this::confirm)
                        .with(IdempotencyRule.IGNORED));
    }

    record PasswordBody(
            @Nullable String oldPassword, @Nullable String newPassword) {}

    record CodeBody(@Nullable String totp) {}

    record EnrolmentBody(String secret, String uri) {}

    /** @param unfinished whether this sign-in is good for nothing but these routes yet */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeBody(
            StaffBody staff,
            boolean unfinished,
            boolean mustChangePassword,
            boolean secondFactor,
            boolean secondFactorAskedFor) {}

    private Future<Reply> me(Call call) {
        return staff.self()
                .me(call.caller())
                .map(me -> Reply.json(new MeBody(
                        StaffBody.of(me.staff()),
                        call.caller().unfinished(),
                        me.mustChangePassword(),
                        me.secondFactor(),
                        staff.asksForSecondFactor())));
    }

    private Future<Reply> changePassword(Call call) {
        PasswordBody body = call.json(PasswordBody.class);
        var typed = new StaffSelf.Passwords(text(body.oldPassword()), text(body.newPassword()));
        return staff.self()
                .changePassword(call.caller(), typed, Client.of(call))
                .map(signedIn -> signedIn(call, signedIn));
    }

    private Future<Reply> enrol(Call call) {
        return staff.self()
                .enrol(call.caller(), text(call.json(CodeBody.class).totp()))
                .map(begun -> Reply.json(new EnrolmentBody(begun.secret(), begun.uri())));
    }

    private Future<Reply> confirm(Call call) {
        return staff.self()
                .confirm(call.caller(), text(call.json(CodeBody.class).totp()), Client.of(call))
                .map(signedIn -> signedIn(call, signedIn));
    }

    /** The new tokens travel as the old ones did. */
    private Reply signedIn(Call call, StaffService.SignedInStaff signedIn) {
        boolean byCookie = call.header("Authorization").isEmpty();
        Reply reply = Reply.json(StaffRoutes.body(signedIn, !byCookie));
        return byCookie ? cookies.put(call, reply, signedIn.tokens()) : reply;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
