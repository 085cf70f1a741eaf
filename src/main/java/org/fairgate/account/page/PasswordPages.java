package org.fairgate.account.page;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.fairgate.account.PasswordService;
import org.fairgate.account.VerificationService;
import org.fairgate.account.base.Client;
import org.fairgate.account.code.CodePurpose;
import org.fairgate.notice.Channel;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/**
 * A forgotten password (R-ACC-9): ask for a code, then set a new one with it. The login name travels in the form, never
 * in an address; and the second step looks the same whether the account exists or not.
 */
final class PasswordPages {
    private static final String ASK = "/forgot-password";
    private static final String RESET = "/forgot-password/reset";

    private final Doors doors;
    private final Duration codeLife;

    PasswordPages(Doors doors, Duration codeLife) {
        this.doors = doors;
        this.codeLife = codeLife;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(ASK, Access.PUBLIC, call -> Future.succeededFuture(draw(call, Form.empty()))),
                Endpoint.post(ASK, Access.PUBLIC, this::send),
                Endpoint.get(RESET, Access.PUBLIC, call -> Future.succeededFuture(Reply.seeOther(ASK))),
                Endpoint.post(RESET, Access.PUBLIC, this::reset));
    }

    private Reply draw(Call call, Form form) {
        return doors.pages().show(call, "account/forgot-password.jte", Map.of("form", form));
    }

    private Reply drawReset(Call call, Form form) {
        return doors.pages()
                .show(call, "account/reset-password.jte", Map.of("form", form, "minutes", codeLife.toMinutes()));
    }

    private Future<Reply> send(Call call) {
        PageContext page = doors.pages().context(call);
        Form typed = Form.typed(call, "login", "channel");
        if (typed.value("login").isBlank()) {
            return Future.succeededFuture(draw(call, typed.wrong("login", page.text(AccountText.LOGIN_REQUIRED)))
                    .withStatus(422));
        }
        var request = new VerificationService.Request(
                CodePurpose.PASSWORD_RESET, channel(typed), typed.value("login"), call.language());
        return Pages.orAgain(
                () -> doors.accounts()
                        .verification()
                        .request(request, Client.of(call))
                        .map(counted -> drawReset(call, typed)),
                problem -> draw(call, typed.wrong("login", page.firstOf(problem))));
    }

    private Future<Reply> reset(Call call) {
        PageContext page = doors.pages().context(call);
        Form typed = Form.typed(call, "login", "channel", "code");
        var reset = new PasswordService.Reset(
                typed.value("login"),
                channel(typed),
                typed.value("code"),
                call.field("newPassword").orElse(""));
        return Pages.orAgain(
                () -> doors.accounts()
                        .passwords()
                        .reset(reset, Client.of(call))
                        .map(done -> Reply.seeOther("/sign-in?done=reset")),
                problem -> drawReset(call, typed.refused(problem, page)));
    }

    private static Channel channel(Form form) {
        return form.has("channel", "mail") ? Channel.MAIL : Channel.SMS;
    }
}
