package org.fairgate.simulator.inbox;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The inbox as JSON.
 *
 * <p>{@code GET /inbox/messages?to=&kind=sms|mail&after=&limit=&wait=} answers the newest first; with {@code wait}
 * (milliseconds, at most 60,000) it answers as soon as at least one message fits, or empty-handed when the time is over.
 * {@code DELETE /inbox/messages} clears. {@code GET /inbox/messages/:id/html} is a mail's HTML, fit only for a sandbox.
 */
public final class InboxRoutes {
    private static final long LONGEST_WAIT_MILLIS = 60_000;
    private static final String MAIL_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final Vertx vertx;
    private final Inbox inbox;

    public InboxRoutes(Vertx vertx, Inbox inbox) {
        this.vertx = vertx;
        this.inbox = inbox;
    }

    /** Adds the routes. */
    public void mount(Router router) {
        router.get("/inbox/messages").handler(this::list);
        router.delete("/inbox/messages").handler(this::clear);
        router.get("/inbox/messages/:id/html").handler(this::html);
    }

    private void list(RoutingContext ctx) {
        InboxQuery query = InboxQuery.from(ctx.queryParams());
        long wait = Math.min(LONGEST_WAIT_MILLIS, InboxQuery.number(ctx.queryParams(), "wait", 0));
        List<Message> found = inbox.find(query);
        if (found.isEmpty() && wait > 0) {
            new Waiting(ctx, query).begin(wait);
        } else {
            answer(ctx, found);
        }
    }

    private void clear(RoutingContext ctx) {
        inbox.clear();
        ctx.response().setStatusCode(204).end();
    }

    private void html(RoutingContext ctx) {
        Optional<Message> message = Optional.ofNullable(ctx.pathParam("id"))
                .filter(id -> id.matches("[0-9]{1,15}"))
                .flatMap(id -> inbox.message(Long.parseLong(id)));
        if (message.isEmpty()) {
            ctx.response().setStatusCode(404).end();
            return;
        }
        ctx.response()
                .putHeader("Content-Security-Policy", MAIL_POLICY)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(message.get().letter().content().html());
    }

    private void answer(RoutingContext ctx, List<Message> messages) {
        Inbox.Standing standing = inbox.standing();
        JsonArray list = new JsonArray(messages.stream().map(Message::toJson).toList());
        ctx.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject()
                        .put("messages", list)
                        .put("held", standing.held())
                        .put("dropped", standing.dropped())
                        .put("latest", standing.latest())
                        .toBuffer());
    }

    /** A caller that waits for a message that is not there yet. */
    private final class Waiting {
        private final RoutingContext ctx;
        private final InboxQuery query;
        private final Context context = vertx.getOrCreateContext();
        private final AtomicBoolean over = new AtomicBoolean();

        Waiting(RoutingContext ctx, InboxQuery query) {
            this.ctx = ctx;
            this.query = query;
        }

        void begin(long millis) {
            Runnable stopListening = inbox.listen(() -> context.runOnContext(ignored -> look()));
            long timer = vertx.setTimer(millis, ignored -> finish(List.of()));
            ctx.addEndHandler(ignored -> {
                over.set(true);
                stopListening.run();
                vertx.cancelTimer(timer);
            });
            look(); // a message may have come between the first look and the listening
        }

        private void look() {
            List<Message> found = inbox.find(query);
            if (!found.isEmpty()) {
                finish(found);
            }
        }

        private void finish(List<Message> found) {
            if (over.compareAndSet(false, true)) {
                answer(ctx, found);
            }
        }
    }
}
