package org.fairgate.platform.page;

import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.fairgate.platform.edge.Failures;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;

/** Draws failures for people; whoever has to sign in first is sent to the right door and back afterwards. */
public final class ErrorPages implements Failures.ErrorPage {
    private static final Set<String> DOORS = Set.of("/sign-in", "/staff/sign-in", "/sign-up/account");

    private final Pages pages;

    public ErrorPages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public Reply draw(Call call, int status, String code, String detail) {
        if (status == 401) {
            String door = call.path().startsWith("/staff") ? "/staff/sign-in" : "/sign-in";
            String back = call.method().equals(HttpMethod.GET) ? call.uri() : call.path();
            return Reply.seeOther(door + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
        }
        if (code.equals(HttpProblem.SIGN_IN_UNFINISHED.key())) {
            return Reply.seeOther(PageContext.OWN_STAFF_PAGE);
        }
        // Signed in meanwhile in another tab: the door's page lacked the token of the session that there is now.
        if (code.equals(HttpProblem.CSRF.key())
                && DOORS.contains(call.path())
                && call.principal().isPresent()) {
            return Reply.seeOther(call.path());
        }
        return pages.show(call, "shared/error.jte", Map.of("status", status, "detail", detail))
                .withStatus(status);
    }
}
