package org.fairgate.platform.page;

import io.netty.handler.codec.http.cookie.CookieHeaderNames.SameSite;
import io.netty.handler.codec.http.cookie.DefaultCookie;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.platform.edge.Edge;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;

/** The language switch: {@code /language/en?back=/help} remembers the choice and goes back to the page it came from. */
public final class LanguageRoutes {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final boolean secure;

    /** @param secure as {@code http.secureCookies} */
    public LanguageRoutes(boolean secure) {
        this.secure = secure;
    }

    /** The route. */
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/language/:code", Access.PUBLIC, this::choose));
    }

    private Future<Reply> choose(Call call) {
        DefaultCookie cookie = new DefaultCookie(
                Edge.LANGUAGE_COOKIE, language(call.pathParam("code")).code());
        cookie.setPath("/");
        cookie.setMaxAge(REMEMBERED.toSeconds());
        cookie.setSecure(secure);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.Lax);
        return Future.succeededFuture(
                Reply.seeOther(Back.to(call.query("back"), "/")).withCookie(cookie));
    }

    private static Language language(String code) {
        try {
            return Language.parse(code);
        } catch (InvalidValue e) {
            throw HttpProblem.NOT_FOUND.problem();
        }
    }
}
