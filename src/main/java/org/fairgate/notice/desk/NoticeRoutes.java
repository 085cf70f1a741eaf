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
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.paging.Paged;
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
        int limit = call.limit(USUAL_LIMIT, LARGEST_LIMIT);
        Cursor before = call.query("cursor").map(Cursor::parse).orElse(Cursor.NEWEST);
        return desk.dead(before, limit).map(page -> Reply.json(body(page)));
    }

    private static NoticesBody body(Paged<DeadNotice> page) {
        return new NoticesBody(
                page.rows().stream().map(NoticeBody::of).toList(),
                page.next().map(Cursor::text).orElse(null));
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
