package org.fairgate.platform.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VertxException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Language;
import org.fairgate.platform.db.SqlStates;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.FieldProblem;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Json;
import org.fairgate.platform.http.Problem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.limit.Busy;
import org.fairgate.platform.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where failures become answers. A {@link Problem} is told as it is; what the database or a limit could
 * not do in time is 503; everything else is 500, logged once with the request id and told without detail.
 */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final int RETRY_SECONDS = 5;

    private final Texts texts;
    private final ErrorPage page;
    private final MeterRegistry metrics;

    public Failures(Texts texts, ErrorPage page, MeterRegistry metrics) {
        this.texts = texts;
        this.page = page;
        this.metrics = metrics;
    }

    /** Draws a failure for people who asked for a page. */
    public interface ErrorPage {
        /** The page's answer. */
        Reply draw(Call call, int status, String code, String detail);
    }

    Reply answer(RoutingContext context, Throwable cause) {
        Problem problem = problemOf(context, cause);
        Call call = new Call(context);
        int status = problem.refusal().status();
        Reply reply = wantsPage(context)
                ? page.draw(call, status, problem.refusal().key(), detail(call.language(), problem))
                : document(call.language(), call.requestId(), problem);
        return problem.retryAfterSeconds() > 0
                ? reply.withHeader("Retry-After", Integer.toString(problem.retryAfterSeconds()))
                : reply;
    }

    /** The problem document of a request, also of one that never reached a route. */
    Reply document(Language language, String requestId, Problem problem) {
        return Reply.bytes(
                problem.refusal().status(),
                "application/problem+json",
                Json.write(members(language, requestId, problem)));
    }

    private static boolean wantsPage(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        String path = String.valueOf(context.request().path());
        return accept != null
                && accept.contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/callbacks/");
    }

    private Problem problemOf(RoutingContext context, Throwable cause) {
        if (cause instanceof Problem problem) {
            return problem;
        }
        if (cause instanceof Busy busy) {
            return HttpProblem.BUSY.problem().retryAfter(busy.retryAfterSeconds());
        }
        if (cause instanceof InvalidValue) {
            return HttpProblem.INVALID_INPUT.problem();
        }
        if (cause instanceof HttpException e) {
            return byStatus(e.getStatusCode()).problem();
        }
        if (Endpoints.isReading(context) && isUnreadable(cause)) {
            return HttpProblem.BAD_REQUEST.problem();
        }
        if (isOverload(cause)) {
            metrics.counter(
                            "fairgate.http.unavailable",
                            "cause",
                            cause.getClass().getSimpleName())
                    .increment();
            LOG.warn(
                    "request {} could not be served in time: {}",
                    context.<String>get(Call.REQUEST_ID),
                    cause.toString());
            return HttpProblem.BUSY.problem().retryAfter(RETRY_SECONDS);
        }
        LOG.error("request {} failed", context.<String>get(Call.REQUEST_ID), cause);
        return cause instanceof IOException
                ? HttpProblem.BUSY.problem().retryAfter(RETRY_SECONDS)
                : HttpProblem.INTERNAL.problem();
    }

    /** What decoders of chunks and forms throw at broken ones; a disk or a connection fails with another kind. */
    private static boolean isUnreadable(Throwable cause) {
        return cause instanceof RuntimeException && !(cause instanceof VertxException);
    }

    /**
     * The database is away or slow, or has no connection to spare: the caller should come back, nothing was
     * acknowledged. It comes in crowds and its stack says nothing, so it is counted and told in one line.
     */
    private static boolean isOverload(Throwable cause) {
        if (cause instanceof DatabaseException) {
            // Also a VertxException, but a statement that the database does not understand is a fault of ours.
            return SqlStates.isOutage(cause);
        }
        return cause instanceof TimeoutException
                || cause instanceof VertxException
                || cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || SqlStates.isOutage(cause);
    }

    /** What the router itself refuses comes as a status only. */
    static HttpProblem byStatus(int status) {
        return switch (status) {
            case 401 -> HttpProblem.UNAUTHENTICATED;
            case 403 -> HttpProblem.FORBIDDEN;
            case 404 -> HttpProblem.NOT_FOUND;
            case 405 -> HttpProblem.METHOD_NOT_ALLOWED;
            case 408 -> HttpProblem.REQUEST_TIMEOUT;
            case 413 -> HttpProblem.TOO_LARGE;
            case 414 -> HttpProblem.URI_TOO_LONG;
            case 415 -> HttpProblem.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> HttpProblem.HEADERS_TOO_LARGE;
            case 503 -> HttpProblem.BUSY;
            default -> status < 500 && status >= 400 ? HttpProblem.BAD_REQUEST : HttpProblem.INTERNAL;
        };
    }

    private String detail(Language language, Problem problem) {
        return texts.get(language, problem.refusal(), problem.arguments().toArray());
    }

    private Map<String, Object> members(Language language, String requestId, Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/docs/problems#" + problem.refusal().key());
        document.put(
                "title",
                texts.byKey(language, "http.status-" + problem.refusal().status()));
        document.put("status", problem.refusal().status());
        document.put("detail", detail(language, problem));
        document.put("code", problem.refusal().key());
        List<Map<String, Object>> errors = new ArrayList<>();
        for (FieldProblem field : problem.errors()) {
            errors.add(Map.of(
                    "pointer", field.pointer(),
                    "code", field.text().key(),
                    "detail",
                            texts.get(language, field.text(), field.arguments().toArray())));
        }
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        document.putAll(problem.members());
        document.put("requestId", requestId);
        return document;
    }
}
