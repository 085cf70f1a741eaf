package org.fairgate.draft;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fairgate.platform.http.Access;
import org.fairgate.platform.http.BodyRule;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.IdempotencyRule;
import org.fairgate.platform.http.Reply;

/** The JSON API of drafts, the hot path (see {@code openapi.yaml}). */
public final class DraftRoutes {
    private static final Pattern ETAG = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private final DraftService drafts;
    private final int maxBody;

    /** @param maxBody bytes of the largest page */
    public DraftRoutes(DraftService drafts, int maxBody) {
        this.drafts = drafts;
        this.maxBody = maxBody;
    }

    /** All routes. */
    public List<Endpoint> endpoints() {
        return List.of(
                // A save is repeated by its version; a key would only cost the hot path.
                Endpoint.put("/api/v1/drafts/:page", Access.UNIT, this::save)
                        .with(BodyRule.raw(maxBody))
                        .with(IdempotencyRule.IGNORED),
                Endpoint.get("/api/v1/drafts/local-key", Access.UNIT, this::localKey),
                Endpoint.get("/api/v1/drafts/:page", Access.UNIT, this::read),
                Endpoint.get("/api/v1/drafts", Access.UNIT, this::list));
    }

    private Future<Reply> save(Call call) {
        call.requireJson();
        return drafts.save(call.caller().unit(), call.pathParam("page"), base(call), call.body())
                .map(saved -> Reply.json(saved).withHeader("ETag", etag(saved.version())));
    }

    /** The version a save is based on: {@code If-Match: "17"}, or 0 for {@code If-None-Match: *}. */
    private static long base(Call call) {
        Optional<String> match = call.header("If-Match");
        Optional<String> noneMatch = call.header("If-None-Match");
        if (match.isEmpty() && noneMatch.isEmpty()) {
            throw DraftProblem.VERSION_MISSING.problem();
        }
        if (match.isEmpty() && noneMatch.get().equals("*")) {
            return 0;
        }
        Matcher etag = ETAG.matcher(match.orElse(""));
        if (noneMatch.isPresent() || !etag.matches()) {
            throw DraftProblem.VERSION_MALFORMED.problem();
        }
        return Long.parseLong(etag.group(1));
    }

    private Future<Reply> read(Call call) {
        return drafts.find(call.caller().unit(), call.pathParam("page"))
                .map(found -> found.orElseThrow(() -> DraftProblem.NOTHING_SAVED.problem()))
                .map(draft -> Reply.bytes(200, "application/json", draft.body())
                        .withHeader("ETag", etag(draft.version()))
                        .withHeader("X-Saved-At", draft.savedAt().toString()));
    }

    private record Item(String page, long version, boolean locked, Instant savedAt) {}

    private Future<Reply> list(Call call) {
        return drafts.all(call.caller().unit())
                .map(all -> all.stream()
                        .map(draft -> new Item(draft.page(), draft.version(), draft.locked(), draft.savedAt()))
                        .toList())
                .map(items -> Reply.json(Map.of("drafts", items, "saveIntervalMs", drafts.saveIntervalMs())));
    }

    private Future<Reply> localKey(Call call) {
        return Future.succeededFuture(Reply.json(drafts.localKey(call.caller().unit())));
    }

    private static String etag(long version) {
        return "\"" + version + "\"";
    }
}
