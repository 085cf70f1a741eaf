package org.fairgate.account.page;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fairgate.account.Account;
import org.fairgate.account.base.AccountProblem;
import org.fairgate.account.session.Session;
import org.fairgate.delegation.Delegation;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** A unit's own account: what is in it, its password, its sign-ins (R-ACC-9). */
public final class AccountPages {
    private static final String HERE = "/account";

    private final Doors doors;
    private final Fair fair;

    AccountPages(Doors doors, Fair fair) {
        this.doors = doors;
        this.fair = fair;
    }

    /** What the page shows. */
    public record Model(
            Account account, Optional<Delegation> delegation, String delegationPath, List<Session> sessions) {}

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(HERE, Access.UNIT, call -> draw(call, Form.empty())),
                Endpoint.post("/account/password", Access.UNIT, this::changePassword),
                Endpoint.get("/account/password", Access.UNIT, call -> Future.succeededFuture(Reply.seeOther(HERE))),
                Endpoint.post("/account/sessions/end", Access.UNIT, this::end),
                Endpoint.post("/account/sessions/end-all", Access.UNIT, this::endAll));
    }

    private Future<Reply> draw(Call call, Form form) {
        PageContext page = doors.pages().context(call);
        return doors.accounts()
                .accounts()
                .account(call.caller().unit())
                .compose(account -> doors.sessions()
                        .list(call.caller())
                        .map(sessions -> new Model(
                                account,
                                fair.delegationOf(account),
                                account.delegation()
                                        .map(id -> fair.path(id, page))
                                        .orElseGet(() -> page.text(AccountText.OVERSEAS_DESK)),
                                sessions)))
                .map(model -> doors.pages()
                        .show(call, "account/account.jte", Map.of("model", model, "form", form, "done", done(call))));
    }

    private static List<AccountText> done(Call call) {
        return switch (call.query("done").orElse("")) {
            case "password" -> List.of(AccountText.PASSWORD_CHANGED);
            case "session" -> List.of(AccountText.SESSION_ENDED);
            default -> List.of();
        };
    }

    private Future<Reply> changePassword(Call call) {
        PageContext page = doors.pages().context(call);
        String old = call.field("oldPassword").orElse("");
        String fresh = call.field("newPassword").orElse("");
        return Pages.orShown(
                doors.accounts()
                        .passwords()
                        .change(call.caller(), old, fresh)
                        .map(done -> Reply.seeOther(HERE + "?done=password")),
                problem ->
                        draw(call, Form.empty().refused(problem, page)).map(reply -> Pages.refusedAs(reply, problem)));
    }

    private Future<Reply> end(Call call) {
        UnitId session = session(call.field("session").orElse(""));
        boolean current = session.value().equals(call.caller().session());
        Reply next =
                current ? doors.cookies().clear(Reply.seeOther("/sign-in")) : Reply.seeOther(HERE + "?done=session");
        return doors.sessions()
                .end(call.caller(), session.value())
                // Ended already, by another tab or a second click: what was asked for is so.
                .recover(
                        cause -> cause instanceof Problem problem && problem.refusal() == AccountProblem.SESSION_UNKNOWN
                                ? Future.succeededFuture()
                                : Future.failedFuture(cause))
                .map(done -> next);
    }

    private static UnitId session(String id) {
        try {
            return UnitId.parse(id);
        } catch (InvalidValue e) {
            throw AccountProblem.SESSION_UNKNOWN.problem();
        }
    }

    private Future<Reply> endAll(Call call) {
        return doors.sessions()
                .endAll(call.caller())
                .map(done -> doors.cookies().clear(Reply.seeOther("/sign-in?done=everywhere")));
    }
}
