package org.fairgate.simulator.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Renders the simulator's pages and leads forms' callers on. */
public final class Pages {
    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fairgate.pages");

    private Pages() {}

    /** The language that a page is asked for in. */
    public static Lang lang(RoutingContext ctx) {
        return Lang.of(ctx.queryParams().get("lang"));
    }

    /** The language that a form was shown in. */
    public static Lang formLang(RoutingContext ctx) {
        return Lang.of(form(ctx, "lang"));
    }

    /** A value of a form, empty if it was not sent. */
    public static String form(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
    }

    /** A value of the query, empty if it was not sent. */
    public static String parameter(RoutingContext ctx, String name) {
        return Optional.ofNullable(ctx.queryParams().get(name)).orElse("");
    }

    /** Answers with a page. */
    public static void render(RoutingContext ctx, String template, Object page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        TEMPLATES.render(template, page, output);
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(Buffer.buffer(output.toByteArray()));
    }

    /** Leads a form's caller on to a page. */
    public static void redirect(RoutingContext ctx, String path) {
        ctx.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, path).end();
    }
}
