package org.fairgate.account.staff.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.base.Client;
import org.fairgate.account.page.Doors;
import org.fairgate.account.staff.Enrolment;
import org.fairgate.account.staff.StaffSelf;
import org.fairgate.account.staff.StaffTask;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.Pages;
import org.fairgate.platform.page.QrCode;

/** A member of staff's own page: what is left to finish a sign-in, the password, the second factor. */
public final class StaffMePages {
    private static final String HERE = "/staff/me";
    private static final Access OWN = Access.STAFF.evenUnfinished();

    /** What the staff's home page says of this one. */
    public static final StaffTask TASK = new StaffTask(OWN, StaffText.ME, StaffText.ME_LEAD, HERE);

    private final Doors doors;

    public StaffMePages(Doors doors) {
        this.doors = doors;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(HERE, OWN, call -> draw(call, Form.empty())),
                Endpoint.post("/staff/me/password", OWN, this::changePassword),
                Endpoint.post("/staff/me/totp", OWN, this::enrol),
                Endpoint.post("/staff/me/totp/confirm", OWN, this::confirm));
    }

    /**
     * The page as it is drawn.
     *
     * @param unfinished whether nothing else is open yet
     * @param factorMissing whether a second factor must be enrolled to finish
     * @param begun the secret to set the app up with, and its picture
     */
    public record View(
            StaffSelf.Me me, boolean unfinished, boolean factorMissing, Optional<Begun> begun, List<StaffText> done) {
        public View {
            done = List.copyOf(done);
        }
    }

    /** A second factor that waits for its first code. */
    public record Begun(Enrolment enrolment, QrCode code) {}

    private Future<Reply> draw(Call call, Form form) {
        return doors.staff()
                .self()
                .me(call.caller())
                .map(me -> new View(
                        me,
                        call.caller().unfinished(),
                        doors.staff().asksForSecondFactor() && !me.secondFactor(),
                        me.begun().map(begun -> new Begun(begun, QrCode.of(begun.uri()))),
                        done(call)))
                .map(view -> doors.pages().show(call, "staff/me.jte", Map.of("view", view, "form", form)));
    }

    private static List<StaffText> done(Call call) {
        return switch (call.query("done").orElse("")) {
            case "password" -> List.of(StaffText.PASSWORD_CHANGED);
            case "totp" -> List.of(StaffText.FACTOR_ENROLLED);
            default -> List.of();
        };
    }

    private Future<Reply> changePassword(Call call) {
        var typed = new StaffSelf.Passwords(
                call.field("oldPassword").orElse(""), call.field("newPassword").orElse(""));
        return orAgain(
                call,
                Form.empty(),
                doors.staff()
                        .self()
                        .changePassword(call.caller(), typed, Client.of(call))
                        .map(signedIn ->
                                doors.cookies().put(Reply.seeOther(HERE + "?done=password"), signedIn.tokens())));
    }

    private Future<Reply> enrol(Call call) {
        return orAgain(
                call,
                Form.empty(),
                doors.staff()
                        .self()
                        .enrol(call.caller(), call.field("totp").orElse(""))
                        .map(begun -> Reply.seeOther(HERE + "#factor")));
    }

    private Future<Reply> confirm(Call call) {
        Form typed = Form.typed(call, "totp");
        return orAgain(
                call,
                typed,
                doors.staff()
                        .self()
                        .confirm(call.caller(), typed.value("totp"), Client.of(call))
                        .map(signedIn -> doors.cookies().put(Reply.seeOther(HERE + "?done=totp"), signedIn.tokens())));
    }

    /** The page again with what is wrong. */
    private Future<Reply> orAgain(Call call, Form typed, Future<Reply> work) {
        return Pages.orShown(
                work,
                problem -> draw(call, typed.refused(problem, doors.pages().context(call)))
                        .map(page -> Pages.refusedAs(page, problem)));
    }
}
