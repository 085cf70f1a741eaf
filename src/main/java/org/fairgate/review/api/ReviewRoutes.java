package org.fairgate.review.api;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.fairgate.kernel.InvalidValue;
import org.fairgate.kernel.UnitCategory;
import org.fairgate.kernel.id.FileId;
import org.fairgate.kernel.id.StaffId;
import org.fairgate.platform.http.Call;
import org.fairgate.platform.http.Endpoint;
import org.fairgate.platform.http.HttpProblem;
import org.fairgate.platform.http.Reply;
import org.fairgate.platform.paging.Cursor;
import org.fairgate.platform.text.Texts;
import org.fairgate.review.QueueQuery;
import org.fairgate.review.ReviewTab;
import org.fairgate.review.UnitReview;
import org.fairgate.review.base.ReviewProblem;
import org.fairgate.review.base.Reviewer;
import org.fairgate.unit.UnitState;
import org.jspecify.annotations.Nullable;

/** The JSON API of units under review, and of their files. */
public final class ReviewRoutes {
    private final UnitReview units;
    private final Texts texts;

    public ReviewRoutes(UnitReview units, Texts texts) {
        this.units = units;
        this.texts = texts;
    }

    /** The routes of this feature. */
    public List<Endpoint> endpoints() {
        String unit = "/api/v1/review/units/:unitId";
        return List.of(
                Endpoint.get("/api/v1/review/units", Queries.REVIEWERS, call -> as(call, this::queue)),
                Endpoint.get("/api/v1/review/units/counts", Queries.REVIEWERS, call -> as(call, this::counts)),
                Endpoint.get(unit, Queries.REVIEWERS, call -> as(call, this::read)),
                Endpoint.post(unit + "/claim", Queries.REVIEWERS, call -> as(call, this::claim)),
                Endpoint.post(unit + "/claim/take-over", Queries.REVIEWERS, this::takeOver),
                Endpoint.delete(unit + "/claim", Queries.REVIEWERS, call -> as(call, this::release)),
                Endpoint.post(unit + "/decision", Queries.REVIEWERS, this::decide),
                Endpoint.get("/api/v1/review/files/:unitId/:fileId", Queries.REVIEWERS, call -> as(call, this::file)));
    }

    record DecisionBody(
            @Nullable Integer round,
            @Nullable String outcome,
            @Nullable List<Queries.ReasonBody> reasons) {}

    record TakeOverBody(@Nullable String from) {}

    record DecidedView(String unitId, String state, int round) {}

    private Future<Reply> as(Call call, BiFunction<Call, Reviewer, Future<Reply>> work) {
        return units.reviewer(call.caller().staff()).compose(reviewer -> work.apply(call, reviewer));
    }

    private ReviewViews views(Call call, Reviewer reviewer) {
        return new ReviewViews(texts, call.language(), reviewer);
    }

    private Future<Reply> queue(Call call, Reviewer reviewer) {
        return units.queue(reviewer, query(call), Queries.limit(call))
                .map(page -> Reply.json(views(call, reviewer).units(page)));
    }

    private static QueueQuery query(Call call) {
        String search = call.query("q").orElse("").strip();
        if (search.length() > QueueQuery.LONGEST_SEARCH) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
        try {
            return new QueueQuery(
                    ReviewTab.parse(call.query("tab").orElse(ReviewTab.WAITING.code())),
                    call.query("category").map(UnitCategory::parse),
                    Queries.node(call.query("delegationId")),
                    search,
                    call.query("cursor").map(Cursor::parse).orElse(Cursor.OLDEST));
        } catch (InvalidValue unknown) {
            throw HttpProblem.BAD_REQUEST.problem();
        }
    }

    private Future<Reply> counts(Call call, Reviewer reviewer) {
        return units.counts(reviewer).map(counts -> Reply.json(ReviewViews.counts(counts)));
    }

    private Future<Reply> read(Call call, Reviewer reviewer) {
        return units.read(reviewer, Queries.unit(call))
                .map(found -> Reply.json(views(call, reviewer).caseOf(found)));
    }

    private Future<Reply> claim(Call call, Reviewer reviewer) {
        return units.open(reviewer, Queries.unit(call))
                .map(claim -> Reply.json(views(call, reviewer).claim(claim)));
    }

    private Future<Reply> takeOver(Call call) {
        StaffId from = holder(call.json(TakeOverBody.class));
        return as(
                call,
                (same, reviewer) -> units.takeOver(reviewer, Queries.unit(call), from)
                        .map(claim -> Reply.json(views(call, reviewer).claim(claim))));
    }

    private static StaffId holder(TakeOverBody body) {
        try {
            return StaffId.parse(body.from() == null ? "" : body.from());
        } catch (InvalidValue notAnId) {
            throw HttpProblem.INVALID_INPUT.problem();
        }
    }

    private Future<Reply> release(Call call, Reviewer reviewer) {
        return units.close(reviewer, Queries.unit(call)).map(done -> Reply.noContent());
    }

    private Future<Reply> decide(Call call) {
        UnitReview.Verdict verdict = verdict(call);
        return as(
                call,
                (same, reviewer) -> units.decide(reviewer, verdict)
                        .map(unit -> Reply.json(new DecidedView(
                                unit.id().toString(), unit.state().code(), unit.round()))));
    }

    private static UnitReview.Verdict verdict(Call call) {
        DecisionBody body = call.json(DecisionBody.class);
        UnitState outcome = Optional.ofNullable(body.outcome())
                .filter(text -> text.equals("approved") || text.equals("returned"))
                .map(UnitState::parse)
                .orElseThrow(() -> ReviewProblem.BAD_DECISION.problem());
        return new UnitReview.Verdict(
                Queries.unit(call), Queries.round(body.round()), outcome, Queries.reasons(body.reasons()));
    }

    private Future<Reply> file(Call call, Reviewer reviewer) {
        return units.file(reviewer, Queries.unit(call), fileId(call))
                .map(content -> Reply.bytes(200, content.contentType(), Buffer.buffer(content.bytes()))
                        .withHeader("Content-Disposition", "inline")
                        .withHeader("X-Content-Type-Options", "nosniff")
                        .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                        .withHeader("Cache-Control", "private, no-cache"));
    }

    private static FileId fileId(Call call) {
        return call.pathParam("fileId", FileId::parse, HttpProblem.NOT_FOUND);
    }
}
