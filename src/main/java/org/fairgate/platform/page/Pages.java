package org.fairgate.platform.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fairgate.platform.http.Authenticator;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.text.Texts;

/** Renders the compiled templates. Thread-safe; some microseconds a page, so it runs on the event loop. */
public final class Pages {
    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fairgate.pages");
    private final Authenticator authenticator;
    private final PageContext.Shared shared;

    public Pages(Texts texts, Assets assets, Authenticator authenticator, Site site, InstantSource clock) {
        this.authenticator = authenticator;
        this.shared = new PageContext.Shared(texts, assets, ClientText.json(texts), site, clock);
    }

    /** The context of a call, for code that needs texts before it renders. */
    public PageContext context(Call call) {
        return new PageContext(
                shared, call, call.principal().map(authenticator::csrfToken).orElse(""));
    }

    /**
     * 200 with the template rendered.
     *
     * @param template path below {@code src/main/jte}, such as {@code account/sign-in.jte}; it takes {@code page} (a
     *     {@link PageContext}) and the models given
     */
    public Reply show(Call call, String template, Map<String, Object> models) {
        Map<String, Object> parameters = new HashMap<>(models);
        parameters.put("page", context(call));
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        return Reply.html(Buffer.buffer(output.toByteArray()));
    }

    /**
     * What a form does; when it is refused, the form again with what was typed, under the refusal's status.
     *
     * @param again draws the form, usually with {@link Form#refused}
     */
    public static Future<Reply> orAgain(Supplier<Future<Reply>> work, Function<Problem, Reply> again) {
        // The supplier runs inside a future: a field that cannot be read is refused like any other.
        return Future.succeededFuture()
                .compose(start -> work.get())
                .recover(cause ->
                        cause instanceof Problem problem && problem.refusal().status() < 500
                                ? Future.succeededFuture(again.apply(problem)
                                        .withStatus(problem.refusal().status()))
                                : Future.failedFuture(cause));
    }

    /**
     * What an action answers; when it is refused, what {@code shown} makes of the refusal, usually the page again with a word
     * on why. What fails otherwise fails.
     */
    public static Future<Reply> orShown(Future<Reply> action, Function<Problem, Future<Reply>> shown) {
        return action.recover(
                cause -> cause instanceof Problem problem && problem.refusal().status() < 500
                        ? shown.apply(problem)
                        : Future.failedFuture(cause));
    }

    /** The same, but what does not exist is answered as such. */
    public static Future<Reply> orShownUnlessMissing(Future<Reply> action, Function<Problem, Future<Reply>> shown) {
        return orShown(
                action,
                problem -> problem.refusal().status() == 404 ? Future.failedFuture(problem) : shown.apply(problem));
    }

    /** The page under the refusal's status, with its {@code Retry-After}. */
    public static Reply refusedAs(Reply page, Problem problem) {
        Reply refused = page.withStatus(problem.refusal().status());
        return problem.retryAfterSeconds() > 0
                ? refused.withHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()))
                : refused;
    }
}
