package org.fairgate.account.page;

import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.fairgate.account.base.Client;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.page.Back;
import org.fairgate.platform.page.Form;
import org.fairgate.platform.page.PageContext;
import org.fairgate.platform.page.Pages;

/** Sign-in of units, and sign-out of everybody (R-ACC-9). */
final class SignInPages {
    private final Doors doors;
    private final List<DemoAccount> demo;

    SignInPages(Doors doors, List<DemoAccount> demo) {
        this.doors = doors;
        this.demo = demo.stream().filter(account -> !account.staff()).toList();
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/sign-in", Access.PUBLIC, this::show),
                Endpoint.post("/sign-in", Access.PUBLIC, this::signIn),
                Endpoint.post("/sign-out", Access.PUBLIC, this::signOut));
    }

    private Future<Reply> show(Call call) {
        if (call.principal().isPresent()) {
            String home = doors.pages().context(call).home();
            return Future.succeededFuture(Reply.seeOther(Back.to(call.query("back"), home)));
        }
        return Future.succeededFuture(draw(call, Form.empty()));
    }

    private Reply draw(Call call, Form form) {
        AccountText done = switch (call.query("done").orElse("")) {
            case "reset" -> AccountText.PASSWORD_WAS_RESET;
            case "everywhere" -> AccountText.SIGNED_OUT_EVERYWHERE;
            default -> AccountText.SIGN_IN;
        };
        return doors.pages()
                .show(
                        call,
                        "account/sign-in.jte",
                        Map.of(
                                "form",
                                form,
                                "back",
                                Back.to(call.query("back"), ""),
                                "done",
                                form.isFine() && done != AccountText.SIGN_IN ? List.of(done) : List.of(),
                                "demo",
                                demo));
    }

    private Future<Reply> signIn(Call call) {
        PageContext page = doors.pages().context(call);
        Form typed = Form.typed(call, "login", "sharedComputer");
        String password = call.field("password").orElse("");
        Form checked =
                typed.value("login").isBlank() ? typed.wrong("login", page.text(AccountText.LOGIN_REQUIRED)) : typed;
        if (password.isEmpty()) {
            checked = checked.wrong("password", page.text(AccountText.PASSWORD_REQUIRED));
        }
        if (!checked.isFine()) {
            return Future.succeededFuture(draw(call, checked).withStatus(422));
        }
        boolean shared = !typed.value("sharedComputer").isEmpty();
        String next = Back.to(call.query("back").filter(path -> !path.startsWith("/staff")), "/progress");
        return Pages.orAgain(
                () -> doors.accounts()
                        .signIns()
                        .signIn(typed.value("login"), password, Client.of(call))
                        .map(signedIn -> entered(doors.cookies().put(Reply.seeOther(next), signedIn.tokens()), shared)),
                problem -> draw(call, typed.refused(problem, page)));
    }

    private static Reply entered(Reply reply, boolean shared) {
        return shared
                ? reply.withCookiesOfThisSitting().withCookie(sharedComputer("1"))
                : reply.withCookie(forgotten());
    }

    private Future<Reply> signOut(Call call) {
        return call.principal()
                .map(principal -> doors.sessions().end(principal))
                .orElseGet(Future::succeededFuture)
                .map(done -> left(Reply.seeOther("/")));
    }

    private Reply left(Reply reply) {
        return doors.cookies().clear(reply).withCookie(forgotten());
    }

    private static DefaultCookie forgotten() {
        DefaultCookie cookie = sharedComputer("");
        cookie.setMaxAge(0);
        return cookie;
    }

    private static DefaultCookie sharedComputer(String value) {
        DefaultCookie cookie = new DefaultCookie(Authenticator.SHARED_COOKIE, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.Lax);
        return cookie;
    }
}
