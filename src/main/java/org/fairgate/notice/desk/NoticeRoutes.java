package org.fairgate.notice.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.Role;
import org.fairgate.kernel.id.UnitId;
import org.fairgate.notice.NoticeService.DeadNotice;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** The JSON API of the desk. */
public final class NoticeRoutes {
    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;
    private static final Access ORGANISER = Access.of(Role.ORGANISER);

    private final NoticeDesk desk;

    public NoticeRoutes(NoticeDesk desk) {
        this.desk = desk;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/v1/notices", ORGANISER, this::list),
                Endpoint.post("/api/v1/notices/:id/replay", ORGANISER, this::replay));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeBody(
            String id,
            String unitId,
            String channel,
            String recipient,
            String kind,
            String language,
            String state,
            int attempts,
            String error,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static NoticeBody of(DeadNotice notice) {
            return new NoticeBody(
                    notice.id().toString(),
                    notice.unit().toString(),
                    notice.channel().code(),
                    notice.recipient(),
                    notice.kind().code(),
                    notice.language().code(),
                    "dead",
                    notice.attempts(),
                    notice.error(),
                    notice.createdAt(),
                    notice.expires().orElse(null));
        }
    }

    /** @param next cursor of the next page; none on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticesBody(List<NoticeBody> notices, @Nullable String next) {}

    private Future<Reply> list(Call call) {
        if (!call.query("state").orElse("dead").equals("dead")) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        int limit = limit(call);
        Cursor before = call.query("cursor").map(Cursor::parse).orElse(Cursor.NEWEST);
        return desk.dead(before, limit + 1).map(found -> Reply.json(page(found, limit)));
    }

    /** One more than asked for was read, to see whether there is a next page. */
    private static NoticesBody page(List<DeadNotice> found, int limit) {
        boolean more = found.size() > limit;
        List<DeadNotice> shown = more ? found.subList(0, limit) : found;
        return new NoticesBody(
                shown.stream().map(NoticeBody::of).toList(),
                more ? Cursor.of(shown.get(limit - 1)).text() : null);
    }

    private static int limit(Call call) {
        String text = call.query("limit").orElse(Integer.toString(USUAL_LIMIT));
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > LARGEST_LIMIT) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        return Integer.parseInt(text);
    }

    private Future<Reply> replay(Call call) {
        return desk.replay(call.caller().subject(), notice(call.pathParam("id")))
                .map(done -> Reply.noContent());
    }

    /** What is no id at all is answered like the id of nothing. */
    private static UUID notice(String text) {
        try {
            return UnitId.parse(text).value();
        } catch (InvalidValue notAnId) {
            throw HttpProblem.NOT_FOUND.problem();
        }
    }
}
